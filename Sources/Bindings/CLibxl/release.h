/* Which release of Xen the headers are of.
 *
 * No macro of the headers tells it (LIBXL_VERSION is 0), and libxl promises no ABI from one minor release to
 * the next. The pkg-config file that is installed with the headers tells it, so its text is taken into the
 * program. It becomes a dependency of the object: other headers, and this is compiled again. */
#ifndef CLIBXL_RELEASE_H
#define CLIBXL_RELEASE_H

#if !defined(CLIBXL_WITHOUT_HEADERS) && defined(__has_embed) && __has_include(<libxl.h>) \
    && __has_include(<libxl_event.h>) && __has_include(<libxl_utils.h>) && __has_include(<xentoollog.h>)
/* In the order in which the compiler looks for the headers. */
#if __has_embed("/usr/local/lib/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/local/lib/pkgconfig/xenlight.pc"
#elif __has_embed("/usr/local/lib64/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/local/lib64/pkgconfig/xenlight.pc"
#elif defined(__x86_64__) && __has_embed("/usr/lib/x86_64-linux-gnu/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/lib/x86_64-linux-gnu/pkgconfig/xenlight.pc"
#elif defined(__aarch64__) && __has_embed("/usr/lib/aarch64-linux-gnu/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/lib/aarch64-linux-gnu/pkgconfig/xenlight.pc"
#elif __has_embed("/usr/lib64/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/lib64/pkgconfig/xenlight.pc"
#elif __has_embed("/usr/lib/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/lib/pkgconfig/xenlight.pc"
#elif __has_embed("/usr/share/pkgconfig/xenlight.pc")
#define CLIBXL_PC "/usr/share/pkgconfig/xenlight.pc"
#endif
#endif

#ifdef CLIBXL_PC
/* Xen 4.14's, which every release since takes; none of the calls that are used here is another one by it. */
#define LIBXL_API_VERSION 0x041400
#include <libxl.h>
#include <libxl_event.h>
#include <libxl_utils.h>
#include <xentoollog.h>
/* Xen 4.17's members of devices are handed over; with older headers they could only be dropped. */
#if !defined(LIBXL_HAVE_DEVICE_DISK_SPECIFICATION) || !defined(LIBXL_HAVE_DISK_TRUSTED) \
    || !defined(LIBXL_HAVE_NIC_TRUSTED)
#undef CLIBXL_PC
#endif
#endif

#endif
