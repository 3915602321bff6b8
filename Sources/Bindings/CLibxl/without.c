/* This module where Xen's headers are absent: no library is ever loaded, so only the first function runs. */
#include "CLibxl.h"
#include "release.h"

#ifndef CLIBXL_PC

#include <stdlib.h>

enum clibxl_loading clibxl_load(const char *name, const char *wanted, struct clibxl_library **library,
                                char *words, size_t size) {
  (void)name, (void)wanted, (void)library, (void)words, (void)size;
  return CLIBXL_NO_HEADERS;
}

/* What cannot be called without a library, and only has to be there for the linker. */
#define NEVER(result, name, ...) \
  result name(__VA_ARGS__) { abort(); }
#define LIB const struct clibxl_library *l
#define CTX struct clibxl_context *c
#define LIST struct clibxl_list *s

NEVER(char *, clibxl_disk_json, LIB, const struct clibxl_disk *d)
NEVER(char *, clibxl_nic_json, LIB, const struct clibxl_nic *n)
NEVER(int, clibxl_context_new, LIB, clibxl_line *f, void *u, struct clibxl_context **c)
NEVER(void, clibxl_context_free, CTX)
NEVER(int, clibxl_context_is_lost, const CTX)
NEVER(int, clibxl_domid, CTX, const char *n, uint32_t *d)
NEVER(struct clibxl_list *, clibxl_disks, CTX, uint32_t d)
NEVER(struct clibxl_list *, clibxl_nics, CTX, uint32_t d)
NEVER(int, clibxl_list_count, const LIST)
NEVER(int, clibxl_list_disk, LIST, int i, struct clibxl_disk *d, struct clibxl_state *t)
NEVER(int, clibxl_list_nic, LIST, int i, struct clibxl_nic *n, struct clibxl_state *t)
NEVER(void, clibxl_list_free, LIST)
NEVER(int, clibxl_start, CTX, enum clibxl_verb v, uint32_t i, const struct clibxl_disk *d,
      const struct clibxl_nic *n, struct clibxl_operation **o)
NEVER(int, clibxl_abort, CTX, const struct clibxl_operation *o)
NEVER(int, clibxl_before_poll, CTX, int *n, struct pollfd *p, int *m)
NEVER(int, clibxl_wants_room, int code)
NEVER(void, clibxl_after_poll, CTX, int n, const struct pollfd *p)
NEVER(int, clibxl_is_complete, CTX, struct clibxl_operation *o, int *code)
NEVER(void, clibxl_operation_disk, const struct clibxl_operation *o, struct clibxl_disk *d)
NEVER(void, clibxl_operation_nic, const struct clibxl_operation *o, struct clibxl_nic *n)
NEVER(void, clibxl_operation_free, struct clibxl_operation *o)

#endif
