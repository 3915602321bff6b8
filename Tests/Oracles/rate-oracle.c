/* What libxlutil makes of vif rates: records of a 32-bit length and bytes on stdin; on stdout a line
 * "ERRNO BYTES MICROSECONDS" for each. errno is cleared before each call, since the library itself never
 * does. */
#include <errno.h>
#include <libxl.h>
#include <libxlutil.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  FILE *nowhere = fopen("/dev/null", "w");
  XLU_Config *config = xlu_cfg_init(nowhere, "oracle");
  uint32_t count;
  while (fread(&count, sizeof count, 1, stdin) == 1) {
    char *text = calloc(1, count + 1);
    if (!text || fread(text, 1, count, stdin) != count) return 1;
    libxl_device_nic nic;
    libxl_device_nic_init(&nic);
    errno = 0;
    int result = xlu_vif_parse_rate(config, text, &nic);
    printf("%d %llu %u\n", result, (unsigned long long)nic.rate_bytes_per_interval, nic.rate_interval_usecs);
    libxl_device_nic_dispose(&nic);
    free(text);
  }
  return 0;
}
