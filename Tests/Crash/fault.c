/* Makes one system call of a program fail, or kills the program there: preloaded by crash_test.py.

   FAULT_ROOT   only calls on paths under this folder, or on files opened there, count
   FAULT_CALLS  the calls that count, separated by commas; all when unset
   FAULT_AT     the how-manieth of them fails, from 1; none when unset
   FAULT_MODE   an errno by name, or SHORT (half of a write is written), KILL (SIGKILL before the call) or
                APPEND (FAULT_TEXT is written to the end of that file before the call, as an editor would)
   FAULT_LOG    file to which each call that counts adds a line: number, call, path, "!" if it was the one

   Calls inside the C library do not pass here, so opendir and the rest stand for what they call. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DESCRIPTORS 1024

static atomic_int count;
static char paths[DESCRIPTORS][PATH_MAX];

static int is_inside(const char *path) {
  const char *root = getenv("FAULT_ROOT");
  return root && path && strncmp(path, root, strlen(root)) == 0;
}

static const char *path_of(int descriptor) {
  return descriptor >= 0 && descriptor < DESCRIPTORS ? paths[descriptor] : "";
}

static int is_counted(const char *call) {
  const char *calls = getenv("FAULT_CALLS");
  if (!calls) return 1;
  size_t length = strlen(call);
  for (const char *place = calls; (place = strstr(place, call)); place += length)
    if ((place == calls || place[-1] == ',') && (place[length] == ',' || !place[length])) return 1;
  return 0;
}

static void report(int number, const char *call, const char *path, int fails) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  char line[PATH_MAX + 64];
  int length = snprintf(line, sizeof line, "%d %s %s%s\n", number, call, path, fails ? " !" : "");
  long file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) abort();
  if (syscall(SYS_write, file, line, length) != length) abort();
  syscall(SYS_close, file);
}

static void append(const char *path, const char *text) {
  long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0 || !text) abort();
  if (syscall(SYS_write, file, text, strlen(text)) != (long)strlen(text)) abort();
  syscall(SYS_close, file);
}

static int error_named(const char *name) {
  static const struct { const char *name; int number; } known[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO}, {"EACCES", EACCES}, {"EDQUOT", EDQUOT}, {"EROFS", EROFS},
    {"EINTR", EINTR}, {"EMFILE", EMFILE}, {"EPERM", EPERM}, {"EMLINK", EMLINK},
  };
  for (size_t index = 0; index < sizeof known / sizeof *known; index++)
    if (strcmp(known[index].name, name) == 0) return known[index].number;
  abort();
}

/* Nonzero when this call is the one: an errno, or -1 for half a write. */
static int fault(const char *call, const char *path) {
  if (!is_inside(path) || !is_counted(call)) return 0;
  const char *at = getenv("FAULT_AT"), *mode = getenv("FAULT_MODE");
  int number = atomic_fetch_add(&count, 1) + 1;
  int fails = at && number == atoi(at);
  report(number, call, path, fails);
  if (!fails) return 0;
  if (strcmp(mode, "KILL") == 0) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  if (strcmp(mode, "APPEND") == 0) {
    append(path, getenv("FAULT_TEXT"));
    return 0;
  }
  return strcmp(mode, "SHORT") == 0 ? -1 : error_named(mode);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAIL_OR(call, path, ...)               \
  do {                                         \
    int error = fault(call, path);             \
    if (error > 0) { errno = error; return -1; } \
    return __VA_ARGS__;                        \
  } while (0)

static int opened(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS)
    snprintf(paths[descriptor], PATH_MAX, "%s", is_inside(path) ? path : "");
  return descriptor;
}

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                                   \
  int name(const char *path, int flags, ...) {                       \
    va_list arguments;                                               \
    va_start(arguments, flags);                                      \
    mode_t mode = mode_of(flags, arguments);                         \
    va_end(arguments);                                               \
    int error = fault(flags & O_CREAT ? "create" : "open", path);    \
    if (error > 0) { errno = error; return -1; }                     \
    return opened(REAL(name)(path, flags, mode), path);              \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                 \
  int name(int folder, const char *path, int flags, ...) {           \
    va_list arguments;                                               \
    va_start(arguments, flags);                                      \
    mode_t mode = mode_of(flags, arguments);                         \
    va_end(arguments);                                               \
    int error = fault(flags & O_CREAT ? "create" : "open", path);    \
    if (error > 0) { errno = error; return -1; }                     \
    return opened(REAL(name)(folder, path, flags, mode), path);      \
  }
OPENAT(openat)
OPENAT(openat64)

DIR *opendir(const char *path) {
  int error = fault("opendir", path);
  if (error > 0) { errno = error; return NULL; }
  return REAL(opendir)(path);
}

ssize_t read(int descriptor, void *bytes, size_t size) {
  FAIL_OR("read", path_of(descriptor), REAL(read)(descriptor, bytes, size));
}

ssize_t write(int descriptor, const void *bytes, size_t size) {
  int error = fault("write", path_of(descriptor));
  if (error > 0) { errno = error; return -1; }
  return REAL(write)(descriptor, bytes, error < 0 ? (size + 1) / 2 : size);
}

int close(int descriptor) {
  int error = fault("close", path_of(descriptor));
  opened(descriptor, NULL);
  int result = REAL(close)(descriptor);
  if (error > 0) { errno = error; return -1; }
  return result;
}

int fsync(int descriptor) { FAIL_OR("fsync", path_of(descriptor), REAL(fsync)(descriptor)); }
int fdatasync(int descriptor) { FAIL_OR("fsync", path_of(descriptor), REAL(fdatasync)(descriptor)); }
int syncfs(int descriptor) { FAIL_OR("syncfs", path_of(descriptor), REAL(syncfs)(descriptor)); }

int ftruncate(int descriptor, off_t size) {
  FAIL_OR("truncate", path_of(descriptor), REAL(ftruncate)(descriptor, size));
}

int ftruncate64(int descriptor, off64_t size) {
  FAIL_OR("truncate", path_of(descriptor), REAL(ftruncate64)(descriptor, size));
}

int flock(int descriptor, int operation) {
  FAIL_OR("flock", path_of(descriptor), REAL(flock)(descriptor, operation));
}

int rename(const char *from, const char *to) { FAIL_OR("rename", to, REAL(rename)(from, to)); }
int link(const char *from, const char *to) { FAIL_OR("link", to, REAL(link)(from, to)); }
int symlink(const char *target, const char *path) {
  FAIL_OR("symlink", path, REAL(symlink)(target, path));
}
int mkdir(const char *path, mode_t mode) { FAIL_OR("mkdir", path, REAL(mkdir)(path, mode)); }
int unlink(const char *path) { FAIL_OR("unlink", path, REAL(unlink)(path)); }
int rmdir(const char *path) { FAIL_OR("rmdir", path, REAL(rmdir)(path)); }
int stat(const char *path, struct stat *status) { FAIL_OR("stat", path, REAL(stat)(path, status)); }
int lstat(const char *path, struct stat *status) {
  FAIL_OR("stat", path, REAL(lstat)(path, status));
}
ssize_t readlink(const char *path, char *target, size_t size) {
  FAIL_OR("readlink", path, REAL(readlink)(path, target, size));
}
