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

int cloop_free_number(int control, uint32_t *number) {
  int found = ioctl(control, LOOP_CTL_GET_FREE);
  if (found < 0) return errno;
  *number = (uint32_t)found;
  return 0;
}

int cloop_configure(int descriptor, int file, int is_read_only, const char *name) {
  struct loop_config config;
  memset(&config, 0, sizeof config);
  config.fd = (uint32_t)file;
  config.info.lo_flags = is_read_only ? LO_FLAGS_READ_ONLY : 0;
  strncpy((char *)config.info.lo_file_name, name, LO_NAME_SIZE - 1);
  return ioctl(descriptor, LOOP_CONFIGURE, &config) == 0 ? 0 : errno;
}

int cloop_detach(int descriptor) {
  return ioctl(descriptor, LOOP_CLR_FD, 0) == 0 ? 0 : errno;
}
