/* libxl, Xen's own library, opened while the program runs. Nothing of Xen's headers is seen here, so that
 * what includes this builds where they are absent. */
#ifndef CLIBXL_H
#define CLIBXL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* The version of the headers that this was built with, "4.17.0"; NULL if absent. */
const char *clibxl_header_version(void);

/* A library that was opened, with its functions; never closed, since it may have threads. */
struct clibxl_library;

/* Opens a library by its soname or path; NULL with the reason in `problem`. A library whose structures have
 * other sizes than the headers say is refused. */
const struct clibxl_library *clibxl_open(const char *soname, char *problem, size_t problem_size);

/* The name of an error, "ERROR_FAIL" without its first word: "FAIL"; NULL where the library has none. */
const char *clibxl_error_name(const struct clibxl_library *library, int code);

/* What libxl's functions answer, as far as callers must distinguish it. */
enum {
  CLIBXL_FAILED = -3,
  CLIBXL_INVALID = -6,
  CLIBXL_TIMED_OUT = -9,
  CLIBXL_EXISTS = -17,
  CLIBXL_NO_DOMAIN = -21,
};

/* A line of the log: the level is libxentoollog's, 1 (debug) to 9 (critical); the text has no line end. */
typedef void clibxl_log(void *user, int level, const char *text);

/* How many programs libxl has started, with the one that it starts now. */
typedef void clibxl_programs(void *user, int count);

/* A context, with a log and one device. Belongs to one thread. */
struct clibxl_session;

/* A context; NULL with libxl's code where it cannot be had: no Xen, no privilege. The log hears also why. */
struct clibxl_session *clibxl_session_open(const struct clibxl_library *library, clibxl_log *log,
  clibxl_programs *programs, void *user, int *code);
void clibxl_session_close(struct clibxl_session *session);

/* Strings are copied; NULL means a member that is left to libxl. The numbers of backend, format and kind
 * are libxl's own. A trusted of -1, and a discard of -1, is left to libxl. */
struct clibxl_disk {
  uint32_t backend_domid;
  const char *path, *vdev, *script;
  int backend, format;
  bool removable, writable, cdrom, direct_io_safe;
  int discard, trusted;
};

struct clibxl_nic {
  uint32_t backend_domid;
  int32_t devid;
  int mtu;
  uint8_t mac[6];
  const char *ip, *bridge, *ifname, *script, *gateway;
  int kind;
  uint64_t rate_bytes;
  uint32_t rate_microseconds;
  int trusted;
};

enum { CLIBXL_DISK_OPEN = 0, CLIBXL_DISK_PHY = 1, CLIBXL_DISK_QDISK = 3 };
enum {
  CLIBXL_FORMAT_QCOW = 1, CLIBXL_FORMAT_QCOW2, CLIBXL_FORMAT_VHD, CLIBXL_FORMAT_RAW, CLIBXL_FORMAT_EMPTY,
  CLIBXL_FORMAT_QED
};
enum { CLIBXL_NIC_EMULATED = 1, CLIBXL_NIC_PARAVIRTUAL = 2 };

/* Begin an operation; 0, or libxl's code. One at a time. */
int clibxl_add_disk(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk);
int clibxl_add_nic(struct clibxl_session *session, uint32_t domid, const struct clibxl_nic *nic);
int clibxl_remove_disk(struct clibxl_session *session, uint32_t domid, const char *vdev);
int clibxl_remove_nic(struct clibxl_session *session, uint32_t domid, int devid);
/* Puts a disk's path into a CD drive as its medium; a format of CLIBXL_FORMAT_EMPTY ejects. */
int clibxl_insert_cdrom(struct clibxl_session *session, uint32_t domid, const struct clibxl_disk *disk);

/* Lets libxl work: waits for something to do, `milliseconds` at most. True when `interrupt`, a descriptor or
 * -1, was readable. */
bool clibxl_work(struct clibxl_session *session, int interrupt, int milliseconds);

/* Whether the operation is over; its code is then in `code`. */
bool clibxl_is_over(struct clibxl_session *session, int *code);

/* A descriptor for this process that SIGTERM makes readable; -1 where the system gives none. */
int clibxl_stop_descriptor(void);

/* Sends SIGTERM to the session of the program that libxl waits for; false if it waits for no program. */
bool clibxl_end_program(struct clibxl_session *session);

/* Asks libxl to give the operation up; it is over a moment later. */
void clibxl_abort(struct clibxl_session *session);

/* A device that libxl lists; strings live during the call only, and are NULL where libxl has none. */
struct clibxl_listed {
  bool is_disk;
  int32_t devid;
  uint32_t backend_domid;
  int state;
  const char *backend_path, *target, *vdev;
  bool writable, cdrom;
  uint8_t mac[6];
  const char *bridge;
};
typedef void clibxl_visit(void *user, const struct clibxl_listed *device);
void clibxl_list(struct clibxl_session *session, uint32_t domid, bool disks, clibxl_visit *visit, void *user);

/* libxl's JSON of a device, which the caller frees; needs no context and no Xen. */
char *clibxl_disk_json(const struct clibxl_library *library, const struct clibxl_disk *disk);
char *clibxl_nic_json(const struct clibxl_library *library, const struct clibxl_nic *nic);

#endif
