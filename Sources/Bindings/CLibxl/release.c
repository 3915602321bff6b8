#include "CLibxl.h"
#include "release.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#ifdef CLIBXL_PC

#pragma clang diagnostic ignored "-Wc23-extensions"
static const char package[] = {
#embed CLIBXL_PC
    , 0};

static char soname[64];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* "Version: 4.17.0" makes "libxenlight.so.4.17"; anything else makes nothing. */
static void read_package(void) {
  int major, minor;
  const char *line = package;
  while (line && sscanf(line, "Version: %3d.%3d", &major, &minor) != 2) {
    line = strchr(line, '\n');
    if (line) line += 1;
  }
  if (line) snprintf(soname, sizeof soname, "libxenlight.so.%d.%d", major, minor);
}

const char *clibxl_wanted_soname(void) {
  pthread_once(&once, read_package);
  return soname[0] ? soname : NULL;
}

#else

const char *clibxl_wanted_soname(void) { return NULL; }

#endif
