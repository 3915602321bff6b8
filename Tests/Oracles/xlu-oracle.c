/*
 * Xen's own disk string parser behind a pipe.
 *
 * A record is a count of words and, for each word, a length and its bytes. A word must hold no NUL byte.
 * A line is `ok` and the fields as hexadecimal or numbers, or `error`.
 */
#include "records.h"
#include <libxl.h>
#include <libxlutil.h>

static void defbool(FILE *out, libxl_defbool value) {
  fputs(libxl_defbool_is_default(value) ? " -" : libxl_defbool_val(value) ? " 1" : " 0", out);
}

static void disk_fields(FILE *out, libxl_device_disk *disk) {
  fputs("ok", out);
  text(out, disk->pdev_path);
  text(out, disk->vdev);
  text(out, disk->backend_domname);
  text(out, disk->script);
  fprintf(out, " %s %s %s", libxl_disk_format_to_string(disk->format),
          libxl_disk_backend_to_string(disk->backend),
          libxl_disk_specification_to_string(disk->specification));
  fprintf(out, " %d %d %d %d", disk->readwrite, disk->is_cdrom, disk->removable, disk->direct_io_safe ? 1 : 0);
  defbool(out, disk->discard_enable);
  defbool(out, disk->colo_enable);
  text(out, disk->colo_host);
  fprintf(out, " %d", disk->colo_port);
  text(out, disk->colo_export);
  text(out, disk->active_disk);
  text(out, disk->hidden_disk);
  fputc('\n', out);
}

/* The words of the record at the cursor, as C strings; the cursor moves behind it. */
static char **words_here(uint32_t *count) {
  *count = number();
  char **words = calloc(*count + 1, sizeof *words);
  for (uint32_t i = 0; i < *count; i++) {
    uint32_t length = number();
    words[i] = malloc(length + 1);
    memcpy(words[i], cursor, length);
    words[i][length] = 0;
    cursor += length;
  }
  return words;
}

static void parse(FILE *out, XLU_Config *config) {
  uint32_t count;
  char **words = words_here(&count);
  libxl_device_disk disk;
  libxl_device_disk_init(&disk);
  if (xlu_disk_parse(config, count, (const char *const *)words, &disk)) fputs("error\n", out);
  else disk_fields(out, &disk);
  fflush(out);
  libxl_device_disk_dispose(&disk);
  for (uint32_t i = 0; i < count; i++) free(words[i]);
  free(words);
}

static void skip_record(void) {
  uint32_t count = number();
  for (uint32_t i = 0; i < count; i++) {
    uint32_t length = number();
    cursor += length;
  }
}

static void answer_records(FILE *out, FILE *null) {
  XLU_Config *config = xlu_cfg_init(null, "oracle");
  while (cursor < input_end) parse(out, config);
}
