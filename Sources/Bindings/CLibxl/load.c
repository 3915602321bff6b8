#define _GNU_SOURCE
#include "table.h"

#ifdef CLIBXL_PC

#include <dlfcn.h>
#include <link.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  PAINT = 0xA5,
  STRUCTURE_BYTES = 8192, /* more than any structure of libxl's that is looked at */
  MINOR_RELEASES = 64     /* of Xen 4 that are looked for */
};

/* What a library calls itself (DT_SONAME); NULL if it has no name. */
static const char *soname_of(void *handle) {
  struct link_map *map = NULL;
  const char *texts = NULL;
  if (dlinfo(handle, RTLD_DI_LINKMAP, &map) != 0) return NULL;
  for (const ElfW(Dyn) *entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag != DT_STRTAB) continue;
    /* glibc makes an address of it, but for the machines where this table is read-only. */
    ElfW(Addr) at = entry->d_un.d_ptr;
    texts = (const char *)(at < map->l_addr ? at + map->l_addr : at);
  }
  for (const ElfW(Dyn) *entry = map->l_ld; texts && entry->d_tag != DT_NULL; entry++) {
    if (entry->d_tag == DT_SONAME) return texts + entry->d_un.d_val;
  }
  return NULL;
}

/* Another release's library on this machine, for the message; 0 if there is none. */
static int find_other(const char *name, char *words, size_t size) {
  static const char stem[] = "libxenlight.so.";
  if (strncmp(name, stem, strlen(stem)) != 0) return 0;
  for (int minor = MINOR_RELEASES - 1; minor >= 0; minor--) {
    char other[sizeof stem + 16];
    snprintf(other, sizeof other, "%s4.%d", stem, minor);
    void *handle = strcmp(other, name) == 0 ? NULL : dlopen(other, RTLD_LAZY | RTLD_LOCAL);
    if (!handle) continue;
    dlclose(handle);
    snprintf(words, size, "%s", other);
    return 1;
  }
  return 0;
}

/* Whether a structure has the size that the headers say: `_init` clears all of it, and nothing behind it. */
#define SAME_SIZE(library, type, words, size) \
  do { \
    alignas(max_align_t) unsigned char room[STRUCTURE_BYTES]; \
    size_t bytes = sizeof room; \
    memset(room, PAINT, sizeof room); \
    (library)->type##_init((type *)room); \
    while (bytes > 0 && room[bytes - 1] == PAINT) bytes--; \
    if (bytes != sizeof(type)) { \
      snprintf(words, size, "a library whose %s has %zu bytes instead of %zu", #type, bytes, sizeof(type)); \
      return 0; \
    } \
  } while (0)

static int has_headers_sizes(const struct clibxl_library *library, char *words, size_t size) {
  SAME_SIZE(library, libxl_device_disk, words, size);
  SAME_SIZE(library, libxl_device_nic, words, size);
  SAME_SIZE(library, libxl_diskinfo, words, size);
  SAME_SIZE(library, libxl_nicinfo, words, size);
  SAME_SIZE(library, libxl_event, words, size);
  return 1;
}

static enum clibxl_loading load_functions(void *handle, struct clibxl_library *library, char *words,
                                          size_t size) {
#define CLIBXL_LOOK_UP(name) \
  if (!(library->name = (__typeof__(&name))dlsym(handle, #name))) { \
    snprintf(words, size, "it has no function '%s'", #name); \
    return CLIBXL_MISSING; \
  }
  CLIBXL_FUNCTIONS(CLIBXL_LOOK_UP)
#undef CLIBXL_LOOK_UP
  return has_headers_sizes(library, words, size) ? CLIBXL_LOADED : CLIBXL_WRONG;
}

enum clibxl_loading clibxl_load(const char *name, const char *wanted, struct clibxl_library **library,
                                char *words, size_t size) {
  void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    const char *reason = dlerror();
    snprintf(words, size, "%s", reason ? reason : "it cannot be opened");
    return find_other(name, words, size) ? CLIBXL_WRONG : CLIBXL_MISSING;
  }
  const char *found = soname_of(handle);
  if (!found || strcmp(found, wanted) != 0) {
    snprintf(words, size, "%s", found ? found : "a library without a soname");
    dlclose(handle);
    return CLIBXL_WRONG;
  }
  struct clibxl_library *made = calloc(1, sizeof *made);
  enum clibxl_loading loading = made ? load_functions(handle, made, words, size) : CLIBXL_NO_MEMORY;
  if (loading == CLIBXL_LOADED) {
    *library = made;
  } else {
    free(made);
    dlclose(handle);
  }
  return loading;
}

#endif
