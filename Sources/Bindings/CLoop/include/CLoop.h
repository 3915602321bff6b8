/* Loop devices, whose ioctls Swift cannot import because ioctl is variadic (linux/loop.h). */
#ifndef CLOOP_H
#define CLOOP_H
#include <stdint.h>

/* The bit of `flags` by which the kernel frees a device when no process has it open any more. */
enum { CLOOP_AUTOCLEAR = 4 };

/* The backing file of a loop device. */
struct cloop_backing {
  uint64_t device; /* st_dev of the file */
  uint64_t inode;  /* st_ino of the file */
  uint32_t flags;  /* LO_FLAGS_* */
};

/* Asks an open loop device for its file; 0, or an errno (ENXIO: nothing is attached). */
int cloop_backing_of(int descriptor, struct cloop_backing *backing);

/* Asks /dev/loop-control for the number of a device without a file, which is made if no such device is
   left; 0 or an errno. No process keeps it for the caller. */
int cloop_free_number(int control, uint32_t *number);

/* Gives an open loop device an open file: whole, with sectors of 512 bytes, no scan for partitions and no
   autoclear; 0 or an errno: EBUSY where it has a file, EINVAL before Linux 5.8. `name` is what is shown as
   the file's, up to 63 bytes of it. */
int cloop_configure(int descriptor, int file, int is_read_only, const char *name);

/* Detaches the file from an open loop device; 0 or an errno. */
int cloop_detach(int descriptor);

#endif
