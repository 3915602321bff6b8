#define _GNU_SOURCE
#include "table.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef CLIBXL_HEADERS

#define TEXT_OF_VALUE(value) #value
#define TEXT_OF(macro) TEXT_OF_VALUE(macro)

const char *clibxl_header_version(void) { return TEXT_OF(CLIBXL_HEADERS); }

enum { SCRATCH_BYTES = 8192, UNTOUCHED = 0xA5 };

/* How many bytes an init function writes: the size that the library gives a structure. */
static size_t bytes_written_by(void (*init)(void *))
{
  _Alignas(64) unsigned char scratch[SCRATCH_BYTES];
  memset(scratch, UNTOUCHED, sizeof scratch);
  init(scratch);
  size_t size = sizeof scratch;
  while (size > 0 && scratch[size - 1] == UNTOUCHED) size--;
  return size;
}

static bool has_sizes_of_headers(const struct clibxl_library *library, char *problem, size_t problem_size)
{
  const struct {
    const char *name;
    void (*init)(void *);
    size_t expected;
  } structures[] = {
    { "libxl_device_disk", (void (*)(void *))library->device_disk_init, sizeof(libxl_device_disk) },
    { "libxl_device_nic", (void (*)(void *))library->device_nic_init, sizeof(libxl_device_nic) },
    { "libxl_diskinfo", (void (*)(void *))library->diskinfo_init, sizeof(libxl_diskinfo) },
    { "libxl_nicinfo", (void (*)(void *))library->nicinfo_init, sizeof(libxl_nicinfo) },
  };
  for (size_t at = 0; at < sizeof structures / sizeof structures[0]; at++) {
    size_t found = bytes_written_by(structures[at].init);
    if (found == structures[at].expected) continue;
    snprintf(problem, problem_size, "its %s has %zu bytes; expected %zu", structures[at].name, found,
      structures[at].expected);
    return false;
  }
  return true;
}

const struct clibxl_library *clibxl_open(const char *soname, char *problem, size_t problem_size)
{
  void *handle = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    snprintf(problem, problem_size, "%s", dlerror());
    return NULL;
  }
  struct clibxl_library *library = calloc(1, sizeof *library);
  const char *missing = library ? NULL : "memory";
#define CLIBXL_FIND(name) \
  if (!missing) { \
    void *symbol = dlsym(handle, "libxl_" #name); \
    memcpy(&library->name, &symbol, sizeof symbol); \
    if (!symbol) missing = "the function libxl_" #name; \
  }
  CLIBXL_FUNCTIONS(CLIBXL_FIND)
#undef CLIBXL_FIND
  if (missing) snprintf(problem, problem_size, "it lacks %s", missing);
  if (!missing && has_sizes_of_headers(library, problem, problem_size)) return library;
  free(library);
  dlclose(handle);
  return NULL;
}

const char *clibxl_error_name(const struct clibxl_library *library, int code)
{
  return library->error_to_string((libxl_error)code);
}

#else

const char *clibxl_header_version(void) { return NULL; }

const struct clibxl_library *clibxl_open(const char *soname, char *problem, size_t problem_size)
{
  (void)soname;
  snprintf(problem, problem_size, "libxl's headers were absent when this was built");
  return NULL;
}

const char *clibxl_error_name(const struct clibxl_library *library, int code)
{
  (void)library, (void)code;
  return NULL;
}

#endif
