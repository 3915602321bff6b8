/* What libxl refuses before a domain runs: records of a 32-bit length and a configuration in libxl's JSON on
 * stdin; on stdout a line for each: "0" where libxl accepts it, else "1", a tab, and the first error.
 *
 * Each domain is created with libxl_domain_create_new in a process of its own, up to the moment at which
 * libxl starts the device model, or has built a guest without one. Runs under xen-shim.so and
 * xl-dry-run.so; what they lack is here, and a program's own functions precede those of libraries. Nothing is
 * written: hypercalls and the store take everything, and a file that libxl would make is /dev/null.
 *
 * The host has 8 processors in 2 nodes, an IOMMU, and an executable of every name. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <libxl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xenctrl.h>
#include <xenguest.h>
#include <xenstore.h>
#include <xentoollog.h>

enum { PROCESSORS = 8, NODES = 2, CAPABILITIES = 0x3ff, DOMAIN = 32000, PAGE_SHIFT = 12, SECONDS_MAX = 5 };

/* The guest that is created. */
static libxl_domain_config config;
static uint32_t processor_count;
static bool is_made;

/* The first error ends the guest's process: libxl would only tidy up after it. */
static void say(xentoollog_logger *logger, xentoollog_level level, int code, const char *context,
                const char *format, va_list words) {
  (void)logger, (void)code, (void)context;
  if (level < XTL_ERROR) return;
  char text[1024];
  vsnprintf(text, sizeof text, format, words);
  for (char *at = text; *at; at++)
    if (*at == '\n') *at = ' ';
  dprintf(STDOUT_FILENO, "1\t%s\n", text);
  _exit(0);
}

/* Reports that libxl has accepted the guest, and ends its process. */
static void accept_guest(void) {
  dprintf(STDOUT_FILENO, "0\n");
  _exit(0);
}

static void progress(xentoollog_logger *logger, const char *context, const char *doing, int percent,
                     unsigned long done, unsigned long total) {
  (void)logger, (void)context, (void)doing, (void)percent, (void)done, (void)total;
}

static void destroy(xentoollog_logger *logger) { (void)logger; }

/* libxl starts the device model. */
pid_t fork(void) {
  accept_guest();
  return -1;
}

// MARK: files

/* libxl falls back to another device model if one is missing: a fact about the host. */
int access(const char *path, int mode) { return (void)path, (void)mode, 0; }
int unlink(const char *path) { return (void)path, 0; }
int remove(const char *path) { return (void)path, 0; }
int rename(const char *from, const char *to) { return (void)from, (void)to, 0; }
int mkdir(const char *path, mode_t mode) { return (void)path, (void)mode, 0; }
int bind(int socket, const struct sockaddr *address, socklen_t length) {
  return (void)socket, (void)address, (void)length, 0;
}
int listen(int socket, int count) { return (void)socket, (void)count, 0; }

int open(const char *path, int flags, ...) {
  return syscall(SYS_openat, AT_FDCWD, flags & O_CREAT ? "/dev/null" : path, flags & ~(O_CREAT | O_EXCL), 0);
}

/* The bootloader's log is the only file that is written so. */
FILE *fopen(const char *path, const char *mode) {
  int descriptor = open(path, *mode == 'r' ? O_RDONLY : O_WRONLY | O_CREAT);
  return descriptor < 0 ? NULL : fdopen(descriptor, mode);
}

/* Each disk of the guest is a file. */
int stat(const char *path, struct stat *status) {
  (void)path;
  memset(status, 0, sizeof *status);
  status->st_mode = S_IFREG | 0600;
  status->st_size = 1 << 20;
  return 0;
}

// MARK: the store

void *xs_read(struct xs_handle *h, xs_transaction_t t, const char *path, unsigned int *count) {
  static const char *const values[][2] = {
      {"domid", "0"}, {"/local/pool/0/name", "Pool-0"}, {"/local/domain/0/name", "Domain-0"},
      {"/local/domain/32000/vm", "/vm"}};
  (void)h, (void)t;
  for (size_t at = 0; at < sizeof values / sizeof *values; at++) {
    if (strcmp(path, values[at][0]) != 0) continue;
    if (count) *count = strlen(values[at][1]);
    return strdup(values[at][1]);
  }
  if (strcmp(path, "/libxl/32000/type") == 0) return strdup(libxl_domain_type_to_string(config.c_info.type));
  errno = ENOENT;
  return NULL;
}
bool xs_write(struct xs_handle *h, xs_transaction_t t, const char *path, const void *data, unsigned int n) {
  return (void)h, (void)t, (void)path, (void)data, (void)n, true;
}
bool xs_mkdir(struct xs_handle *h, xs_transaction_t t, const char *path) {
  return (void)h, (void)t, (void)path, true;
}
bool xs_rm(struct xs_handle *h, xs_transaction_t t, const char *path) {
  return (void)h, (void)t, (void)path, true;
}
bool xs_set_permissions(struct xs_handle *h, xs_transaction_t t, const char *path, struct xs_permissions *p,
                        unsigned int n) {
  return (void)h, (void)t, (void)path, (void)p, (void)n, true;
}
bool xs_watch(struct xs_handle *h, const char *path, const char *token) {
  return (void)h, (void)path, (void)token, true;
}
bool xs_unwatch(struct xs_handle *h, const char *path, const char *token) {
  return (void)h, (void)path, (void)token, true;
}
char **xs_check_watch(struct xs_handle *h) {
  (void)h;
  errno = EAGAIN;
  return NULL;
}
char *xs_get_domain_path(struct xs_handle *h, unsigned int domid) {
  char *path = NULL;
  (void)h;
  return asprintf(&path, "/local/domain/%u", domid) < 0 ? NULL : path;
}
/* A device model in a domain of its own is built. */
bool xs_set_target(struct xs_handle *h, unsigned int domid, unsigned int target) {
  (void)h, (void)domid, (void)target;
  accept_guest();
  return true;
}
/* The guest is built; only one with a screen or a channel needs a device model then. */
bool xs_introduce_domain(struct xs_handle *h, unsigned int domid, unsigned long frame, unsigned int channel) {
  (void)h, (void)domid, (void)frame, (void)channel;
  if (config.c_info.type != LIBXL_DOMAIN_TYPE_HVM && !config.num_vfbs && !config.num_channels) accept_guest();
  return true;
}

// MARK: the hypervisor

int xc_physinfo(xc_interface *xch, xc_physinfo_t *info) {
  (void)xch;
  memset(info, 0, sizeof *info);
  info->nr_cpus = PROCESSORS;
  info->max_cpu_id = PROCESSORS - 1;
  info->nr_nodes = NODES;
  info->max_node_id = NODES - 1;
  info->capabilities = CAPABILITIES;
  return 0;
}

xc_cpupoolinfo_t *xc_cpupool_getinfo(xc_interface *xch, uint32_t pool) {
  (void)xch;
  xc_cpupoolinfo_t *info = pool == 0 ? calloc(1, sizeof *info) : NULL;
  if (!info) return NULL;
  info->sched_id = XEN_SCHEDULER_CREDIT2;
  info->cpumap = calloc(1, sizeof(uint64_t));
  if (info->cpumap) info->cpumap[0] = 0xff;
  return info;
}

void xc_cpupool_infofree(xc_interface *xch, xc_cpupoolinfo_t *info) {
  (void)xch;
  if (info) free(info->cpumap);
  free(info);
}

int xc_domain_create(xc_interface *xch, uint32_t *domid, struct xen_domctl_createdomain *wanted) {
  (void)xch;
  *domid = DOMAIN;
  processor_count = wanted->max_vcpus;
  is_made = true;
  return 0;
}

int xc_domain_getinfolist(xc_interface *xch, uint32_t first, unsigned int most, xc_domaininfo_t *info) {
  (void)xch, (void)most;
  if (first != 0 && !(first == DOMAIN && is_made)) return 0;
  memset(info, 0, sizeof *info);
  info->domain = first;
  info->max_vcpu_id = first ? processor_count - 1 : 0;
  if (first && config.c_info.type != LIBXL_DOMAIN_TYPE_PV) info->flags = XEN_DOMINF_hvm_guest;
  return 1;
}

int xc_numainfo(xc_interface *xch, unsigned *count, xc_meminfo_t *memory, uint32_t *distances) {
  (void)xch;
  for (unsigned at = 0; memory && at < *count && at < NODES; at++)
    memory[at] = (xc_meminfo_t){.memsize = 1UL << 40, .memfree = 1UL << 40};
  for (unsigned at = 0; distances && at < *count * *count; at++) distances[at] = 10;
  *count = NODES;
  return 0;
}

struct xc_dom_image *xc_dom_allocate(xc_interface *xch, const char *line, const char *features) {
  static struct xc_dom_arch arch;
  struct xc_dom_image *image = calloc(1, sizeof *image);
  (void)xch, (void)line, (void)features;
  arch.page_shift = PAGE_SHIFT;
  if (image) image->arch_hooks = &arch;
  return image;
}

char *xc_dom_guest_os(struct xc_dom_image *image) { return (void)image, "linux"; }
void *xc_dom_malloc(struct xc_dom_image *image, size_t size) { return (void)image, calloc(1, size); }
bool xc_dom_translated(const struct xc_dom_image *image) { return (void)image, true; }
void xc_dom_release(struct xc_dom_image *image) { free(image); }

void *xc_map_foreign_range(xc_interface *xch, uint32_t domid, int size, int rights, unsigned long frame) {
  (void)xch, (void)domid, (void)rights, (void)frame;
  return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

xc_evtchn_port_or_error_t xc_evtchn_alloc_unbound(xc_interface *xch, uint32_t domid, uint32_t remote) {
  return (void)xch, (void)domid, (void)remote, 1;
}

/* What succeeds and does nothing; the types of parameters do not matter to the caller. */
#define SUCCEEDS(name) \
  int name##_succeeds(void) __asm__(#name); \
  int name##_succeeds(void) { return 0; }
SUCCEEDS(xc_cpuid_apply_policy)
SUCCEEDS(xc_dom_boot_image)
SUCCEEDS(xc_dom_boot_mem_init)
SUCCEEDS(xc_dom_boot_xen_init)
SUCCEEDS(xc_dom_build_image)
SUCCEEDS(xc_dom_feature_get)
SUCCEEDS(xc_dom_gnttab_init)
SUCCEEDS(xc_dom_kernel_file)
SUCCEEDS(xc_dom_kernel_mem)
SUCCEEDS(xc_dom_loginit)
SUCCEEDS(xc_dom_mem_init)
SUCCEEDS(xc_dom_module_file)
SUCCEEDS(xc_dom_module_mem)
SUCCEEDS(xc_dom_parse_image)
SUCCEEDS(xc_domain_disable_migrate)
SUCCEEDS(xc_domain_max_vcpus)
SUCCEEDS(xc_domain_getvnuma)
SUCCEEDS(xc_domain_node_getaffinity)
SUCCEEDS(xc_domain_node_setaffinity)
SUCCEEDS(xc_domain_set_memmap_limit)
SUCCEEDS(xc_domain_set_memory_map)
SUCCEEDS(xc_domain_set_target)
SUCCEEDS(xc_domain_set_time_offset)
SUCCEEDS(xc_domain_set_tsc_info)
SUCCEEDS(xc_domain_setmaxmem)
SUCCEEDS(xc_domain_setvnuma)
SUCCEEDS(xc_hvm_param_set)
SUCCEEDS(xc_reserved_device_memory_map)
SUCCEEDS(xc_sched_credit2_domain_set)
SUCCEEDS(xc_set_paging_mempool_size)
SUCCEEDS(xc_shadow_control)
SUCCEEDS(xc_vcpu_getaffinity)
SUCCEEDS(xc_vcpu_getinfo)
SUCCEEDS(xc_vcpu_setaffinity)

// MARK: the guest

/* A disk that libxl accepts would be attached, and nothing answers: of HVM guests only CD-ROM drives with a
 * script or the backend phy stay, which end the creation. */
static void keep_drives_that_may_be_refused(void) {
  int kept = 0;
  for (int at = 0; at < config.num_disks; at++) {
    libxl_device_disk *disk = &config.disks[at];
    if (disk->is_cdrom && (disk->script || disk->backend == LIBXL_DISK_BACKEND_PHY))
      config.disks[kept++] = *disk;
  }
  config.num_disks = kept;
}

/* What is a fact about the host, or attached by a script before libxl has checked everything. */
static void leave_out_the_host(void) {
  libxl_domain_build_info *build = &config.b_info;
  bool has_own_domain = !libxl_defbool_is_default(build->device_model_stubdomain) &&
                        libxl_defbool_val(build->device_model_stubdomain);
  libxl_defbool_set(&build->numa_placement, false);
  config.num_nics = 0;
  // This device model is restricted to users and directories of the host.
  if (build->device_model_version == LIBXL_DEVICE_MODEL_VERSION_QEMU_XEN ||
      (!build->device_model_version && !has_own_domain))
    libxl_defbool_set(&build->dm_restrict, false);
  if (config.c_info.type == LIBXL_DOMAIN_TYPE_HVM) {
    if (!build->u.hvm.system_firmware) build->u.hvm.system_firmware = strdup("/proc/self/exe");
    keep_drives_that_may_be_refused();
    if (config.num_pcidevs && !build->u.hvm.gfx_passthru_kind)
      build->u.hvm.gfx_passthru_kind = LIBXL_GFX_PASSTHRU_KIND_IGD;
  } else if (!build->bootloader) {
    config.num_disks = 0;
  }
  if (config.c_info.type == LIBXL_DOMAIN_TYPE_PV) libxl_defbool_set(&build->u.pv.e820_host, false);
}

static void judge(libxl_ctx *context, const char *json) {
  uint32_t domid = INVALID_DOMID;
  alarm(SECONDS_MAX);
  libxl_domain_config_init(&config);
  if (libxl_domain_config_from_json(context, &config, json)) {
    dprintf(STDOUT_FILENO, "1\tnot read\n");
    return;
  }
  leave_out_the_host();
  int result = libxl_domain_create_new(context, &config, &domid, NULL, NULL);
  dprintf(STDOUT_FILENO, result ? "1\tno error\n" : "0\n");
}

int main(void) {
  xentoollog_logger logger = {say, progress, destroy};
  uint32_t length;
  while (fread(&length, sizeof length, 1, stdin) == 1) {
    char *json = calloc(1, (size_t)length + 1);
    if (!json || fread(json, 1, length, stdin) != length) return 1;
    pid_t child = syscall(SYS_fork);
    if (child == 0) {
      libxl_ctx *context = NULL;
      if (libxl_ctx_alloc(&context, LIBXL_VERSION, 0, &logger)) _exit(2);
      judge(context, json);
      _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0) return 2;
    if (status != 0) dprintf(STDOUT_FILENO, "dies\t%d\n", status);
    free(json);
  }
  return 0;
}
