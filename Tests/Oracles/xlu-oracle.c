/*
 * Xen's own disk string parser behind a pipe.
 *
 * Standard input: records, each a 32-bit count of words and, for each word, a 32-bit length and its bytes, in
 * the machine's byte order. A word must hold no NUL byte.
 * Standard output: one line a record: `ok` and the fields as hexadecimal or numbers, `error`, or `dies` and
 * the wait status. A child parses records until one kills it; another goes on behind that one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <unistd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <libxl.h>
#include <libxlutil.h>

static char *input, *cursor, *input_end;

static uint32_t number(void) {
  uint32_t value;
  if (input_end - cursor < 4) exit(9);
  memcpy(&value, cursor, 4);
  cursor += 4;
  return value;
}

static void text(FILE *out, const char *value) {
  if (!value) { fputs(" -", out); return; }
  fputs(" x", out);
  for (; *value; value++) fprintf(out, "%02x", (unsigned char)*value);
}

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

/* Parses from the cursor to the end of the input; tells on `lines` how many records are done. */
static void child(int lines) {
  FILE *null = fopen("/dev/null", "w");
  FILE *out = fdopen(lines, "w");
  if (!null || !out || !freopen("/dev/null", "w", stderr)) _exit(9);
  XLU_Config *config = xlu_cfg_init(null, "oracle");
  while (cursor < input_end) parse(out, config);
  _exit(0);
}

int main(void) {
  struct rlimit no_core = { 0, 0 };
  setrlimit(RLIMIT_CORE, &no_core);
  size_t used = 0, size = 1 << 20, got;
  input = malloc(size);
  while ((got = fread(input + used, 1, size - used, stdin)) > 0) {
    used += got;
    if (used == size) input = realloc(input, size *= 2);
  }
  cursor = input;
  input_end = input + used;
  while (cursor < input_end) {
    int ends[2];
    if (pipe(ends)) return 9;
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0) return 9;
    if (!pid) { close(ends[0]); child(ends[1]); }
    close(ends[1]);
    FILE *from = fdopen(ends[0], "r");
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, from) > 0) {
      uint32_t count = number();
      for (uint32_t i = 0; i < count; i++) cursor += number();
      fputs(line, stdout);
    }
    free(line);
    fclose(from);
    int status = 0;
    waitpid(pid, &status, 0);
    if (cursor < input_end) {
      uint32_t count = number();
      for (uint32_t i = 0; i < count; i++) cursor += number();
      printf("dies %d\n", status);
    }
  }
  return 0;
}
