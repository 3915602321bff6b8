/* What this machine's C library has and the oldest one that a release runs on has not. Swift's runtime and the
 * compilers' libraries were compiled for this machine's, so they refer to these names. See docs/adr/0029.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* MARK: start */

/* The start code of glibc 2.34 and later leaves the program's constructors to the library. Older libraries expect a
 * function that runs them, as start code had it; newer ones still call it if there is one.
 * The linker is told to call this in place of __libc_start_main (--wrap). */
typedef int entry(int, char **, char **);
typedef void constructor(int, char **, char **);
extern constructor *__preinit_array_start[], *__preinit_array_end[], *__init_array_start[], *__init_array_end[];
extern void _init(void);

static int run_constructors(int count, char **arguments, char **environment)
{
  for (constructor **at = __preinit_array_start; at < __preinit_array_end; at++) (*at)(count, arguments, environment);
  _init();
  for (constructor **at = __init_array_start; at < __init_array_end; at++) (*at)(count, arguments, environment);
  return 0;
}

int __real___libc_start_main(entry *, int, char **, entry *, void (*)(void), void (*)(void), void *);

int __wrap___libc_start_main(entry *main, int count, char **arguments, entry *start, void (*end)(void),
                             void (*unload)(void), void *stack)
{
  return __real___libc_start_main(main, count, arguments, start ? start : run_constructors, end, unload, stack);
}

/* MARK: 2.25 */

int getentropy(void *bytes, size_t count)
{
  for (size_t done = 0; done < count;) {
    long got = syscall(SYS_getrandom, (char *)bytes + done, count - done, 0);
    if (got > 0) done += (size_t)got;
    else if (errno != EINTR) return -1;
  }
  return 0;
}

/* MARK: 2.32 */

/* False sends the C++ library to atomic operations, which are always right. */
char __libc_single_threaded = false;

/* MARK: 2.33: before, these were macros of the headers */

int fstatat(int directory, const char *restrict path, struct stat *restrict found, int flags)
{
  return (int)syscall(SYS_newfstatat, directory, path, found, flags);
}

int stat(const char *restrict path, struct stat *restrict found) { return fstatat(AT_FDCWD, path, found, 0); }

int lstat(const char *restrict path, struct stat *restrict found)
{
  return fstatat(AT_FDCWD, path, found, AT_SYMLINK_NOFOLLOW);
}

int fstat(int descriptor, struct stat *found) { return (int)syscall(SYS_fstat, descriptor, found); }

/* MARK: 2.35 */

/* Where the unwinder finds the tables of the code at an address. */
struct search {
  uintptr_t address;
  struct dl_find_object *found;
};

static int search_object(struct dl_phdr_info *object, size_t size, void *context)
{
  (void)size;
  struct search *search = context;
  uintptr_t start = 0, end = 0, tables = 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    uintptr_t first = object->dlpi_addr + part->p_vaddr;
    if (part->p_type == PT_GNU_EH_FRAME) tables = first;
    if (part->p_type != PT_LOAD || search->address < first || search->address - first >= part->p_memsz) continue;
    start = first;
    end = first + part->p_memsz;
  }
  if (!start || !tables) return 0;
  *search->found = (struct dl_find_object){
    .dlfo_map_start = (void *)start, .dlfo_map_end = (void *)end, .dlfo_eh_frame = (void *)tables
  };
  return 1;
}

int _dl_find_object(void *address, struct dl_find_object *found)
{
  struct search search = { (uintptr_t)address, found };
  return dl_iterate_phdr(search_object, &search) == 1 ? 0 : -1;
}

/* MARK: 2.36 */

uint32_t arc4random(void)
{
  uint32_t number;
  if (getentropy(&number, sizeof number) != 0) abort();
  return number;
}
