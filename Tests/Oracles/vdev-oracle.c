/* What libxl makes of virtual device names: records of a 32-bit length and bytes on stdin, lines "NUMBER DISK
 * PARTITION" on stdout (disk and partition "- -" where libxl does not tell them). The function is internal,
 * hence the archive. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int libxl__device_disk_dev_number(const char *name, int *disk, int *partition);

int main(void) {
  uint32_t count;
  while (fread(&count, sizeof count, 1, stdin) == 1) {
    char *name = calloc(1, count + 1);
    if (!name || fread(name, 1, count, stdin) != count) return 1;
    int disk = 0, partition = 0;
    int number = libxl__device_disk_dev_number(name, NULL, NULL);
    if (libxl__device_disk_dev_number(name, &disk, &partition) == -1)
      printf("%d - -\n", number);
    else
      printf("%d %d %d\n", number, disk, partition);
    free(name);
  }
  return 0;
}
