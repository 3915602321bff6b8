/* Xen's libxl, loaded while xlplug runs (dlopen) and described by its own headers while xlplug is built.
 *
 * No type of libxl is in here: devices are handed over as the flat structures below, so that this module is
 * the same where Xen's headers are absent. There clibxl_load answers CLIBXL_NO_HEADERS, and without a
 * library nothing else can be called. Codes are libxl's: 0, or one of ERROR_* (libxl_error). */
#ifndef CLIBXL_H
#define CLIBXL_H
#include <poll.h>
#include <stddef.h>
#include <stdint.h>

struct clibxl_library;
struct clibxl_context;
struct clibxl_operation;
struct clibxl_list;

enum {
  CLIBXL_LINE_BYTES = 4096, /* of a line of the log; a longer one is cut */
  CLIBXL_WORDS_BYTES = 1024 /* that clibxl_load writes at most, with the last NUL */
};

/* Texts are borrowed: they belong to who filled the structure. NULL is libxl's default. Truths with three
 * values are as in libxl_defbool: 0 is libxl's default, less is no, more is yes. */
struct clibxl_disk {
  uint32_t backend_domid;
  const char *backend_domname;
  const char *path;
  const char *vdev;
  const char *script;
  int32_t backend;       /* libxl_disk_backend */
  int32_t format;        /* libxl_disk_format */
  int32_t specification; /* libxl_disk_specification */
  int32_t is_removable;
  int32_t is_writable;
  int32_t is_cdrom;
  int32_t is_direct_io_safe;
  int32_t discards;
  int32_t trusted;
};

struct clibxl_nic {
  uint32_t backend_domid;
  const char *backend_domname;
  int32_t devid;
  int32_t mtu;
  const char *model;
  uint8_t mac[6];
  const char *ip;
  const char *bridge;
  const char *ifname;
  const char *script;
  const char *gateway_device;
  int32_t type; /* libxl_nic_type */
  uint64_t rate_bytes;
  uint32_t rate_microseconds;
  int32_t trusted;
};

/* libxl_diskinfo and libxl_nicinfo; the numbers that a disk has not are -1. */
struct clibxl_state {
  const char *backend;
  uint32_t backend_domid;
  const char *frontend;
  uint32_t frontend_domid;
  int32_t devid;
  int32_t state;
  int32_t event_channel;
  int32_t ring;
  int32_t second_ring;
};

/* MARK: the library */

enum clibxl_loading {
  CLIBXL_LOADED,
  CLIBXL_MISSING, /* words: why */
  CLIBXL_WRONG,   /* words: what was found in its place */
  CLIBXL_NO_HEADERS,
  CLIBXL_NO_MEMORY
};

/* The soname that the headers belong to (of the release that xenlight.pc beside them names); NULL where
 * xlplug was built without them. */
const char *clibxl_wanted_soname(void);

/* Loads the library of a name (a soname, or a path), which must call itself `wanted` and have structures of
 * the headers' sizes. A loaded library stays until the process ends. */
enum clibxl_loading clibxl_load(const char *name, const char *wanted, struct clibxl_library **library,
                                char *words, size_t size);

/* What libxl makes of a device, for free(3); NULL: out of memory, or a text that libxl cannot say. */
char *clibxl_disk_json(const struct clibxl_library *library, const struct clibxl_disk *disk);
char *clibxl_nic_json(const struct clibxl_library *library, const struct clibxl_nic *nic);

/* MARK: a context */

/* A line of the log: level as in xentoollog_level, errno or -1, context or NULL, text without line feed.
 * Called inside of calls to libxl, which it must not call. */
typedef void clibxl_line(void *user, int level, int error, const char *context, const char *text,
                         size_t length);

/* A context that reaps only children that it made itself, so that its process can have others; it must be
 * the only one that handles SIGCHLD. */
int clibxl_context_new(const struct clibxl_library *library, clibxl_line *line, void *user,
                       struct clibxl_context **context);
void clibxl_context_free(struct clibxl_context *context);

/* Whether libxl lost track of what happens (libxl_event_hooks.disaster), and nothing can be waited for. */
int clibxl_context_is_lost(const struct clibxl_context *context);

/* The domain of a name or number (libxl_domain_qualifier_to_domid). */
int clibxl_domid(struct clibxl_context *context, const char *name, uint32_t *domid);

/* The devices of a domain; NULL only without memory. An empty list may be a failure, which is in the log. */
struct clibxl_list *clibxl_disks(struct clibxl_context *context, uint32_t domid);
struct clibxl_list *clibxl_nics(struct clibxl_context *context, uint32_t domid);
int clibxl_list_count(const struct clibxl_list *list);
/* A device and its state, valid until the next call with this list; the code is that of the state. */
int clibxl_list_disk(struct clibxl_list *list, int index, struct clibxl_disk *disk,
                     struct clibxl_state *state);
int clibxl_list_nic(struct clibxl_list *list, int index, struct clibxl_nic *nic, struct clibxl_state *state);
void clibxl_list_free(struct clibxl_list *list);

/* MARK: an operation */

enum clibxl_verb {
  CLIBXL_ADD_DISK,
  CLIBXL_REMOVE_DISK,
  CLIBXL_SAFE_REMOVE_DISK,
  CLIBXL_DESTROY_DISK,
  CLIBXL_ADD_NIC,
  CLIBXL_REMOVE_NIC,
  CLIBXL_DESTROY_NIC
};

/* Starts one operation; of the disk only `vdev`, and of the interface only `devid`, counts for all verbs but
 * the adding ones. The operation keeps what libxl writes to, and must not be freed before it is complete. */
int clibxl_start(struct clibxl_context *context, enum clibxl_verb verb, uint32_t domid,
                 const struct clibxl_disk *disk, const struct clibxl_nic *nic,
                 struct clibxl_operation **operation);
/* Asks libxl to cut it short (libxl_ao_abort). */
int clibxl_abort(struct clibxl_context *context, const struct clibxl_operation *operation);
/* libxl_osevent_beforepoll and _afterpoll, with the present time. */
int clibxl_before_poll(struct clibxl_context *context, int *count, struct pollfd *places, int *milliseconds);
/* 1 where there was not room for `count` places, and `count` says how many are wanted. */
int clibxl_wants_room(int code);
void clibxl_after_poll(struct clibxl_context *context, int count, const struct pollfd *places);
/* Takes libxl's events; 1 once the operation is complete, with its code. */
int clibxl_is_complete(struct clibxl_context *context, struct clibxl_operation *operation, int *code);
/* The device as libxl completed it, valid until the operation is freed. */
void clibxl_operation_disk(const struct clibxl_operation *operation, struct clibxl_disk *disk);
void clibxl_operation_nic(const struct clibxl_operation *operation, struct clibxl_nic *nic);
void clibxl_operation_free(struct clibxl_operation *operation);

#endif
