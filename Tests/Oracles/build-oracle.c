/* What libxl says before it builds a domain: records of a 32-bit length and a configuration in libxl's JSON
 * on stdin; on stdout a line for each: "0" where libxl accepts it, else "1" and the errors, a tab before each
 * of them.
 *
 * libxl_domain_need_memory runs the defaults and checks of `xl create`, and builds nothing. Runs under
 * xen-shim.so and xl-dry-run.so; what they lack is here, and a program's own functions precede those of
 * libraries. The host has 8 processors in 2 nodes, an IOMMU, and an executable of every name. */
#define _GNU_SOURCE
#include <errno.h>
#include <libxl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xenctrl.h>
#include <xenstore.h>
#include <xentoollog.h>

enum { PROCESSORS = 8, NODES = 2, CAPABILITIES = 0x3ff };

int xc_physinfo(xc_interface *xch, xc_physinfo_t *info) {
  (void)xch;
  memset(info, 0, sizeof *info);
  info->nr_cpus = info->max_cpu_id = PROCESSORS;
  info->max_cpu_id -= 1;
  info->nr_nodes = NODES;
  info->max_node_id = NODES - 1;
  info->capabilities = CAPABILITIES;
  return 0;
}

xc_cpupoolinfo_t *xc_cpupool_getinfo(xc_interface *xch, uint32_t pool) {
  (void)xch;
  xc_cpupoolinfo_t *info = pool == 0 ? calloc(1, sizeof *info) : NULL;
  if (!info) return NULL;
  info->cpumap = calloc(1, sizeof(uint64_t));
  if (info->cpumap) info->cpumap[0] = 0xff;
  return info;
}

void xc_cpupool_infofree(xc_interface *xch, xc_cpupoolinfo_t *info) {
  (void)xch;
  if (info) free(info->cpumap);
  free(info);
}

void *xs_read(struct xs_handle *h, xs_transaction_t t, const char *path, unsigned int *count) {
  (void)h, (void)t;
  if (strcmp(path, "/local/pool/0/name") != 0) {
    errno = ENOENT;
    return NULL;
  }
  char *name = strdup("Pool-0");
  if (count && name) *count = strlen(name);
  return name;
}

/* libxl falls back to another device model where there is none: a fact about the host. */
int access(const char *path, int mode) {
  (void)path, (void)mode;
  return 0;
}

static char *said;
static size_t said_length;
static FILE *record;

static void say(xentoollog_logger *logger, xentoollog_level level, int code, const char *context,
                const char *format, va_list words) {
  (void)logger, (void)code, (void)context;
  if (level < XTL_ERROR) return;
  fputc('\t', record);
  vfprintf(record, format, words);
}

static void progress(xentoollog_logger *logger, const char *context, const char *doing, int percent,
                     unsigned long done, unsigned long total) {
  (void)logger, (void)context, (void)doing, (void)percent, (void)done, (void)total;
}

static void destroy(xentoollog_logger *logger) { (void)logger; }

static int judge(libxl_ctx *context, const char *json) {
  libxl_domain_config config;
  libxl_domain_config_init(&config);
  uint64_t need = 0;
  int result = libxl_domain_config_from_json(context, &config, json);
  if (result)
    fprintf(record, "\tnot read");
  else
    result = libxl_domain_need_memory(context, &config, -1, &need);
  libxl_domain_config_dispose(&config);
  return result;
}

int main(void) {
  xentoollog_logger logger = {say, progress, destroy};
  libxl_ctx *context = NULL;
  record = open_memstream(&said, &said_length);
  if (!record || libxl_ctx_alloc(&context, LIBXL_VERSION, 0, &logger)) return 2;
  uint32_t length;
  while (fread(&length, sizeof length, 1, stdin) == 1) {
    char *json = calloc(1, (size_t)length + 1);
    if (!json || fread(json, 1, length, stdin) != length) return 1;
    rewind(record);
    int result = judge(context, json);
    fputc(0, record);
    fflush(record);
    for (char *at = said; *at; at++)
      if (*at == '\n') *at = ' ';
    printf("%d%s\n", result != 0, said);
    free(json);
  }
  return 0;
}
