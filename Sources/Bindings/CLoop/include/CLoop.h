/* Loop devices, whose ioctls Swift cannot import because ioctl is variadic (linux/loop.h). */
#ifndef CLOOP_H
#define CLOOP_H
#include <stdint.h>

/* The bit of `flags` by which the kernel frees a device when nobody has it open any more. */
enum { CLOOP_AUTOCLEAR = 4 };

/* The file behind a loop device. */
struct cloop_backing {
  uint64_t device; /* st_dev of the file */
  uint64_t inode;  /* st_ino of the file */
  uint32_t flags;  /* LO_FLAGS_* */
};

/* Asks an open loop device for its file; 0, or an errno (ENXIO: nothing is attached). */
int cloop_backing_of(int descriptor, struct cloop_backing *backing);

/* Detaches the file from an open loop device; 0 or an errno. */
int cloop_detach(int descriptor);

#endif
