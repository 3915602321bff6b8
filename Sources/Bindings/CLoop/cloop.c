#include "CLoop.h"

#include <errno.h>
#include <linux/loop.h>
#include <string.h>
#include <sys/ioctl.h>

_Static_assert(CLOOP_AUTOCLEAR == LO_FLAGS_AUTOCLEAR, "linux/loop.h has another number");

int cloop_backing_of(int descriptor, struct cloop_backing *backing) {
  struct loop_info64 info;
  memset(&info, 0, sizeof info);
  if (ioctl(descriptor, LOOP_GET_STATUS64, &info) != 0) return errno;
  backing->device = info.lo_device;
  backing->inode = info.lo_inode;
  backing->flags = info.lo_flags;
  return 0;
}

int cloop_detach(int descriptor) {
  return ioctl(descriptor, LOOP_CLR_FD, 0) == 0 ? 0 : errno;
}
