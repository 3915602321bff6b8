// A store that is always empty and takes nothing, laid over libxenstore with LD_PRELOAD, so that xl's dry
// runs (`xl -N network-attach`, `xl create -n`) work where no xenstored runs. With Tests/Oracles/xen-shim.c
// before it.
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>
#include <xenstore.h>

struct xs_handle *xs_open(unsigned long flags) { (void)flags; return (struct xs_handle *)0x1000; }
struct xs_handle *xs_daemon_open(void) { return xs_open(0); }
void xs_close(struct xs_handle *h) { (void)h; }
void *xs_read(struct xs_handle *h, xs_transaction_t t, const char *path, unsigned int *count) {
  (void)h, (void)t, (void)path, (void)count;
  errno = ENOENT;
  return NULL;
}
char **xs_directory(struct xs_handle *h, xs_transaction_t t, const char *path, unsigned int *count) {
  (void)h, (void)t, (void)path, (void)count;
  errno = ENOENT;
  return NULL;
}
xs_transaction_t xs_transaction_start(struct xs_handle *h) { (void)h; return 1; }
bool xs_transaction_end(struct xs_handle *h, xs_transaction_t t, bool abandon) {
  (void)h, (void)t, (void)abandon;
  return true;
}
bool xs_is_domain_introduced(struct xs_handle *h, unsigned int domid) { (void)h; return domid == 0; }
char *xs_get_domain_path(struct xs_handle *h, unsigned int domid) { (void)h, (void)domid; return NULL; }
int xs_fileno(struct xs_handle *h) {
  static int fds[2] = {-1, -1};
  (void)h;
  if (fds[0] < 0 && pipe(fds) != 0) return -1;
  return fds[0];
}
long xc_sharing_freed_pages(void *xch) { (void)xch; return 0; }
long xc_sharing_used_frames(void *xch) { (void)xch; return 0; }
