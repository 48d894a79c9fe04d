// libxlsxwriter, which writes Excel workbooks (Debian: libxlsxwriter-dev, BSD-2-Clause).
#include <xlsxwriter.h>

// Of the C library, whose header shows it only to those who ask for GNU extensions first: a file in
// memory, since this version of libxlsxwriter (1.1.4) cannot write anywhere but to a file.
int memfd_create(const char *name, unsigned int flags);
