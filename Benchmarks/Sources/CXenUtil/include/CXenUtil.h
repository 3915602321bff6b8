/* Xen's own parsers, called, compared and measured. */
#ifndef CXENUTIL_H
#define CXENUTIL_H

/* Whether libxlutil accepts a disk string, which a zero byte ends: 1 or 0, or -1 where it was not called. */
int xen_accepts_disk(const unsigned char *text);

/* The same of a configuration file of `count` bytes. */
int xen_accepts_config(const unsigned char *bytes, long count);

/* Parses `text` `count` times, each into a fresh disk that is disposed of again; nanoseconds a call, or -1. */
double xen_disk_nanoseconds(const char *text, long count);

/* Reads a configuration file of `length` bytes once; nanoseconds, or -1 where the library does not take it. */
double xen_config_nanoseconds(const char *text, long length);

#endif
