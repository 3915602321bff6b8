// A stand-in for the hypervisor, laid under Xen's own unmodified programs with LD_PRELOAD, so that tests can
// run the real xenstored, xl and libxl on any Linux machine.
//
// A domain N exists where the file SHIM_DIR/ring.N does; that file is also its 4 KiB ring page, so a test can
// speak for the guest. Event channels are datagrams: SHIM_DIR/evtchn.sock takes kicks (4 bytes: the local
// port), and the daemon's kicks go to SHIM_DIR/guest.PORT. With SHIM_HVM=1 guests are HVM. SHIM_UUID is
// every domain's UUID (zeros without it). With SHIM_EXITS a program exits with that status when it asks for a
// domain, as libxl may. With SHIM_LIFELINE=1 the program ends when its standard input does,
// so that none outlives a test that crashed.
// Build: cc -shared -fPIC -o xen-shim.so xen-shim.c -ldl (headers from libxen-dev 4.17)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <xenctrl.h>
// After xenctrl.h, which says what the structures below contain.
#include <xen/version.h>
#include <xenevtchn.h>
#include <xengnttab.h>

enum { PATH_SIZE = 256, PAGE_SIZE_BYTES = 4096, DOMAINS_PROBED = 128, LOCAL_PORT_OFFSET = 100 };

// Any address will do as a handle: nothing looks behind it.
static void *const HANDLE = (void *)0x1000;

// Read once: a program may take its environment away.
static const char *folder = "/tmp";
static int is_hvm;
static const char *exits;
// What the hypervisor calls a domain's handle, of every domain; libxl names its files after it.
static unsigned char uuid[16];

__attribute__((constructor)) static void begin(void) {
  // A test's thread may block SIGCHLD, and hand that on: xl would wait forever for a script that has ended.
  // With SHIM_HEARS the program hears every signal.
  sigset_t heard;
  sigemptyset(&heard);
  sigaddset(&heard, SIGCHLD);
  if (getenv("SHIM_HEARS")) sigfillset(&heard);
  sigprocmask(SIG_UNBLOCK, &heard, NULL);
  if (getenv("SHIM_DIR")) folder = strdup(getenv("SHIM_DIR"));
  is_hvm = getenv("SHIM_HVM") != NULL;
  if (getenv("SHIM_EXITS")) exits = strdup(getenv("SHIM_EXITS"));
  const char *text = getenv("SHIM_UUID");
  for (unsigned at = 0; text && *text && at < sizeof uuid; text += strspn(text, "-")) {
    sscanf(text, "%2hhx", &uuid[at++]);
    text += strnlen(text, 2);
  }
}

static void shim_path(char *path, const char *name) { snprintf(path, PATH_SIZE, "%s/%s", folder, name); }

static void shim_numbered(char *path, const char *kind, uint32_t number) {
  char name[64];
  snprintf(name, sizeof name, "%s.%u", kind, number);
  shim_path(path, name);
}

// MARK: life

static void *end_with_input(void *unused) {
  char byte;
  (void)unused;
  while (read(STDIN_FILENO, &byte, 1) > 0 || errno == EINTR) {
  }
  _exit(0);
}

__attribute__((constructor)) static void hold_lifeline(void) {
  pthread_t thread;
  sigset_t all, before;
  if (!getenv("SHIM_LIFELINE")) return;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_create(&thread, NULL, end_with_input, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// MARK: domains

static int exists(uint32_t domid) {
  char path[PATH_SIZE];
  if (exits) exit(atoi(exits));
  if (domid == 0) return 1;
  shim_numbered(path, "ring", domid);
  return access(path, F_OK) == 0;
}

xc_interface *xc_interface_open(xentoollog_logger *a, xentoollog_logger *b, unsigned flags) {
  (void)a, (void)b, (void)flags;
  return HANDLE;
}

int xc_interface_close(xc_interface *xch) {
  (void)xch;
  return 0;
}

int xc_domain_getinfo(xc_interface *xch, uint32_t first, unsigned max, xc_dominfo_t *list) {
  (void)xch;
  for (uint32_t domid = first; max > 0 && domid < first + DOMAINS_PROBED; domid++) {
    if (!exists(domid)) continue;
    memset(list, 0, sizeof *list);
    list->domid = domid;
    memcpy(list->handle, uuid, sizeof uuid);
    list->running = 1;
    return 1;
  }
  return 0;
}

int xc_domain_getinfolist(xc_interface *xch, uint32_t first, unsigned max, xc_domaininfo_t *list) {
  unsigned count = 0;
  (void)xch;
  for (uint32_t domid = first; domid < first + DOMAINS_PROBED && count < max; domid++) {
    if (!exists(domid)) continue;
    memset(&list[count], 0, sizeof list[count]);
    list[count].domain = domid;
    memcpy(list[count].handle, uuid, sizeof uuid);
    list[count].flags = XEN_DOMINF_running | (is_hvm && domid ? XEN_DOMINF_hvm_guest : 0);
    count++;
  }
  return count;
}

int xc_domain_getinfo_single(xc_interface *xch, uint32_t domid, xc_domaininfo_t *one) {
  return xc_domain_getinfolist(xch, domid, 1, one) == 1 && one->domain == domid ? 0 : -1;
}

int xc_domain_pause(xc_interface *xch, uint32_t domid) {
  (void)xch, (void)domid;
  return 0;
}

int xc_domain_unpause(xc_interface *xch, uint32_t domid) {
  (void)xch, (void)domid;
  return 0;
}

const char *xc_domain_get_native_protocol(xc_interface *xch, uint32_t domid) {
  (void)xch, (void)domid;
  return "x86_64-abi";
}

// MARK: ring pages and grants

static void *map_ring(uint32_t domid) {
  char path[PATH_SIZE];
  shim_numbered(path, "ring", domid);
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return NULL;
  void *page = MAP_FAILED;
  if (ftruncate(file, PAGE_SIZE_BYTES) == 0)
    page = mmap(NULL, PAGE_SIZE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  return page == MAP_FAILED ? NULL : page;
}

void *xc_map_foreign_range(xc_interface *xch, uint32_t domid, int size, int prot, unsigned long frame) {
  (void)xch, (void)size, (void)prot, (void)frame;
  return map_ring(domid);
}

xengnttab_handle *xengnttab_open(xentoollog_logger *logger, unsigned flags) {
  (void)logger, (void)flags;
  return HANDLE;
}

int xengnttab_close(xengnttab_handle *xgt) {
  (void)xgt;
  return 0;
}

int xengnttab_set_max_grants(xengnttab_handle *xgt, uint32_t count) {
  (void)xgt, (void)count;
  return 0;
}

void *xengnttab_map_grant_ref(xengnttab_handle *xgt, uint32_t domid, uint32_t ref, int prot) {
  (void)xgt, (void)ref, (void)prot;
  if (exists(domid)) return map_ring(domid);
  errno = EINVAL;
  return NULL;
}

int xengnttab_unmap(xengnttab_handle *xgt, void *page, uint32_t count) {
  (void)xgt;
  return munmap(page, (size_t)PAGE_SIZE_BYTES * count);
}

// MARK: event channels

struct xenevtchn_handle {
  int fd;
};
static struct xenevtchn_handle channels = {-1};

xenevtchn_handle *xenevtchn_open(xentoollog_logger *logger, unsigned flags) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  char path[PATH_SIZE];
  (void)logger, (void)flags;
  shim_path(path, "evtchn.sock");
  memcpy(address.sun_path, path, strnlen(path, sizeof address.sun_path - 1));
  channels.fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  unlink(address.sun_path);
  return bind(channels.fd, (void *)&address, sizeof address) == 0 ? &channels : NULL;
}

xenevtchn_handle *xenevtchn_fdopen(xentoollog_logger *logger, int fd, unsigned flags) {
  (void)logger, (void)flags;
  channels.fd = fd;
  return &channels;
}

int xenevtchn_close(xenevtchn_handle *xce) { return close(xce->fd); }

int xenevtchn_fd(xenevtchn_handle *xce) { return xce->fd; }

int xenevtchn_notify(xenevtchn_handle *xce, evtchn_port_t port) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  char path[PATH_SIZE];
  shim_numbered(path, "guest", port);
  memcpy(address.sun_path, path, strnlen(path, sizeof address.sun_path - 1));
  sendto(xce->fd, &port, sizeof port, MSG_DONTWAIT, (void *)&address, sizeof address);
  return 0;
}

xenevtchn_port_or_error_t xenevtchn_bind_interdomain(xenevtchn_handle *xce, uint32_t domid,
                                                     evtchn_port_t port) {
  (void)xce, (void)domid;
  return port + LOCAL_PORT_OFFSET;
}

xenevtchn_port_or_error_t xenevtchn_bind_virq(xenevtchn_handle *xce, unsigned virq) {
  (void)xce, (void)virq;
  return 1;
}

int xenevtchn_unbind(xenevtchn_handle *xce, evtchn_port_t port) {
  (void)xce, (void)port;
  return 0;
}

xenevtchn_port_or_error_t xenevtchn_pending(xenevtchn_handle *xce) {
  uint32_t port;
  return recv(xce->fd, &port, sizeof port, 0) == sizeof port ? (int)port : -1;
}

int xenevtchn_unmask(xenevtchn_handle *xce, evtchn_port_t port) {
  (void)xce, (void)port;
  return 0;
}

// MARK: the machine

int xc_version(xc_interface *xch, int command, void *answer) {
  (void)xch;
  switch (command) {
  case XENVER_version: return (4 << 16) | 17;
  case XENVER_pagesize: return PAGE_SIZE_BYTES;
  case XENVER_extraversion: strcpy(answer, ".7"); return 0;
  case XENVER_compile_info: memset(answer, 0, sizeof(xen_compile_info_t)); return 0;
  case XENVER_capabilities: strcpy(answer, "xen-3.0-x86_64"); return 0;
  case XENVER_changeset: strcpy(answer, "shim"); return 0;
  case XENVER_platform_parameters: memset(answer, 0, sizeof(xen_platform_parameters_t)); return 0;
  case XENVER_commandline: strcpy(answer, ""); return 0;
  case XENVER_build_id: return -1;
  default: return 0;
  }
}

// Eight processors in two nodes: enough for lists of processors to differ from each other.
enum { CPUS = 8, NODES = 2 };

int xc_get_max_cpus(xc_interface *xch) {
  (void)xch;
  return CPUS;
}

int xc_get_online_cpus(xc_interface *xch) {
  (void)xch;
  return CPUS;
}

int xc_get_max_nodes(xc_interface *xch) {
  (void)xch;
  return NODES;
}

int xc_physinfo(xc_interface *xch, xc_physinfo_t *info) {
  (void)xch;
  memset(info, 0, sizeof *info);
  info->nr_cpus = CPUS;
  info->max_cpu_id = CPUS - 1;
  info->nr_nodes = NODES;
  info->max_node_id = NODES - 1;
  return 0;
}

int xc_cputopoinfo(xc_interface *xch, unsigned *count, xc_cputopo_t *processors) {
  (void)xch;
  if (processors)
    for (unsigned i = 0; i < *count && i < CPUS; i++)
      processors[i] = (xc_cputopo_t){.core = i, .socket = i / (CPUS / NODES), .node = i / (CPUS / NODES)};
  *count = CPUS;
  return 0;
}

// One pool of processors with the scheduler credit2, of which xl's long lists tell.
xc_cpupoolinfo_t *xc_cpupool_getinfo(xc_interface *xch, uint32_t pool) {
  (void)xch;
  xc_cpupoolinfo_t *info = pool == 0 ? calloc(1, sizeof *info) : NULL;
  if (!info) return NULL;
  info->sched_id = XEN_SCHEDULER_CREDIT2;
  info->cpumap = calloc(1, (CPUS + 7) / 8);
  return info;
}

void xc_cpupool_infofree(xc_interface *xch, xc_cpupoolinfo_t *info) {
  (void)xch;
  free(info->cpumap);
  free(info);
}

int xc_sched_id(xc_interface *xch, int *scheduler) {
  (void)xch;
  *scheduler = XEN_SCHEDULER_CREDIT2;
  return 0;
}

int xc_sched_credit2_domain_get(xc_interface *xch, uint32_t domid,
                                struct xen_domctl_sched_credit2 *parameters) {
  (void)xch, (void)domid;
  parameters->weight = 256;
  parameters->cap = 0;
  return 0;
}

int xc_flask_sid_to_context(xc_interface *xch, int sid, char *text, uint32_t size) {
  (void)xch, (void)sid, (void)text, (void)size;
  errno = ENOSYS;
  return -1;
}

int xc_flask_context_to_sid(xc_interface *xch, char *text, uint32_t size, uint32_t *sid) {
  (void)xch, (void)text, (void)size, (void)sid;
  errno = ENOSYS;
  return -1;
}

// MARK: the C library

// The daemons raise their limits at the start and end where they may not.
int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits) {
  (void)resource, (void)limits;
  return 0;
}

// The kernel's files about the store's own event channel and page.
int open(const char *path, int flags, ...) {
  static int (*real_open)(const char *, int, ...);
  char mine[PATH_SIZE];
  mode_t mode = 0;
  if (!real_open) real_open = dlsym(RTLD_NEXT, "open");
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  if (strcmp(path, "/proc/xen/xsd_port") == 0) {
    shim_path(mine, "xsd_port");
    int file = real_open(mine, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (file >= 0 && write(file, "2", 1) == 1) lseek(file, 0, SEEK_SET);
    return file;
  }
  if (strcmp(path, "/proc/xen/xsd_kva") == 0) {
    shim_path(mine, "xsd_kva");
    int file = real_open(mine, O_RDWR | O_CREAT, 0600);
    if (file >= 0 && ftruncate(file, PAGE_SIZE_BYTES) != 0) return -1;
    return file;
  }
  return real_open(path, flags, mode);
}
