/* The least that any generator must do: read the sources, parse them with cmark, write the files.

   floor SOURCES OUTPUTS FOLDER
   SOURCES  a file that lists the Markdown sources, a path a line
   OUTPUTS  a file that lists what another program wrote: "<bytes> <path>" a line, folders before their files,
            each with the size -1
   FOLDER   where as many bytes are written into as many files; it must exist and be empty */

#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void fail(const char *what) {
  perror(what);
  exit(1);
}

/* Reads a whole file into a buffer that only grows, ended by a zero byte. */
static char *read_file(const char *path, size_t *length) {
  static char *buffer;
  static size_t capacity;
  int file = open(path, O_RDONLY);
  struct stat status;
  if (file < 0 || fstat(file, &status) != 0) fail(path);
  size_t size = (size_t)status.st_size;
  if (size + 1 > capacity) {
    capacity = 2 * (size + 1);
    if (!(buffer = realloc(buffer, capacity))) fail("realloc");
  }
  if (read(file, buffer, size) != (ssize_t)size) fail(path);
  close(file);
  buffer[size] = 0;
  *length = size;
  return buffer;
}

/* Parses and renders the text after the front matter; the number of bytes made. */
static size_t render(const char *path) {
  size_t length;
  char *text = read_file(path, &length);
  char *end = strncmp(text, "---\n", 4) == 0 ? strstr(text + 4, "\n---\n") : NULL;
  char *body = end ? end + 5 : text;
  char *html = cmark_markdown_to_html(body, length - (size_t)(body - text), CMARK_OPT_DEFAULT);
  size_t made = strlen(html);
  free(html);
  return made;
}

static void write_file(const char *path, size_t size) {
  static char *bytes;
  static size_t capacity;
  if (size > capacity) {
    capacity = 2 * size;
    if (!(bytes = realloc(bytes, capacity))) fail("realloc");
    memset(bytes, 'x', capacity);
  }
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (file < 0 || write(file, bytes, size) != (ssize_t)size) fail(path);
  close(file);
}

int main(int count, char **arguments) {
  char line[8192];
  size_t made = 0;
  if (count != 4) {
    fprintf(stderr, "usage: floor SOURCES OUTPUTS FOLDER\n");
    return 2;
  }
  FILE *sources = fopen(arguments[1], "r"), *outputs = fopen(arguments[2], "r");
  if (!sources || !outputs) fail("lists");
  if (chdir(arguments[3]) != 0) fail(arguments[3]);
  while (fgets(line, sizeof line, sources)) {
    line[strcspn(line, "\n")] = 0;
    made += render(line);
  }
  while (fgets(line, sizeof line, outputs)) {
    char *path;
    long size = strtol(line, &path, 10);
    path += 1;
    path[strcspn(path, "\n")] = 0;
    if (size >= 0) {
      write_file(path, (size_t)size);
    } else if (mkdir(path, 0755) != 0) {
      fail(path);
    }
  }
  printf("%zu bytes rendered\n", made);
  return 0;
}
