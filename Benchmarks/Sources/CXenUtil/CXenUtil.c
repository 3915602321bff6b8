#include "CXenUtil.h"

#include <stdio.h>
#include <time.h>
#include <libxl.h>
#include <libxlutil.h>

int xen_accepts_disk(const unsigned char *text) {
  FILE *null = fopen("/dev/null", "w");
  if (!null) return -1;
  const char *word = (const char *)text;
  XLU_Config *config = xlu_cfg_init(null, "fuzz");
  libxl_device_disk disk;
  libxl_device_disk_init(&disk);
  int taken = xlu_disk_parse(config, 1, &word, &disk) == 0;
  libxl_device_disk_dispose(&disk);
  xlu_cfg_destroy(config);
  fclose(null);
  return taken;
}

int xen_accepts_config(const unsigned char *bytes, long count) {
  FILE *null = fopen("/dev/null", "w");
  if (!null) return -1;
  XLU_Config *config = xlu_cfg_init(null, "fuzz");
  int taken = xlu_cfg_readdata(config, (const char *)bytes, (int)count) == 0;
  xlu_cfg_destroy(config);
  fclose(null);
  return taken;
}

double xen_disk_nanoseconds(const char *text, long count) {
  FILE *null = fopen("/dev/null", "w");
  if (!null) return -1;
  XLU_Config *config = xlu_cfg_init(null, "benchmark");
  struct timespec start, end;
  int wrong = 0;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (long i = 0; i < count; i++) {
    libxl_device_disk disk;
    libxl_device_disk_init(&disk);
    wrong |= xlu_disk_parse(config, 1, &text, &disk);
    libxl_device_disk_dispose(&disk);
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  xlu_cfg_destroy(config);
  fclose(null);
  if (wrong) return -1;
  return ((end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec)) / count;
}

double xen_config_nanoseconds(const char *text, long length) {
  FILE *null = fopen("/dev/null", "w");
  if (!null) return -1;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  XLU_Config *config = xlu_cfg_init(null, "benchmark");
  int wrong = xlu_cfg_readdata(config, text, (int)length);
  xlu_cfg_destroy(config);
  clock_gettime(CLOCK_MONOTONIC, &end);
  fclose(null);
  if (wrong) return -1;
  return (end.tv_sec - start.tv_sec) * 1e9 + (end.tv_nsec - start.tv_nsec);
}
