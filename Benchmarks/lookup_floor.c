/* The least that any sealed look-up must do: read the registry, derive and seal, write the files.

   lookup_floor ITERATIONS KEYS DUMMIES OUTPUTS FOLDER REGISTRY...
   ITERATIONS  of PBKDF2 for each row of the first registry file; 0 takes the keys from KEYS instead
   KEYS        a cache of keys as the tool writes it: a header of 40 bytes, then 16 bytes and a key for each row
   DUMMIES     entries that are made of a secret only
   OUTPUTS     a file that lists what another program wrote: "<bytes> <path>" a line, folders before their files,
               each with the size -1
   FOLDER      where as many bytes are written into as many files; it must exist and be empty
   REGISTRY    CSV files that are read and cut into cells; absolute paths
   As many PBKDF2, HMAC and AES-GCM operations as the format asks for, in bare loops, with OpenSSL's compression function
   called directly: its own PBKDF2 takes twice as long. Keys are derived on two cores, or a million of them would take
   half an hour; all else is done on one. The files of records are base64url text, so the entries are spelt in it and
   written as they come; every other file is filled with a letter. Nothing is sorted or checked. */

#define OPENSSL_SUPPRESS_DEPRECATED
#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEY = 32, PAYLOAD = 192, ENTRY = 9 + 12 + PAYLOAD + 16, CORES = 2 };

/* The states after the two padded keys: what every HMAC under one key begins with. */
typedef struct {
  SHA256_CTX inner, outer;
} Hmac;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static Hmac keyed(const uint8_t *key, size_t length) {
  Hmac hmac;
  uint8_t block[64] = {0};
  memcpy(block, key, length);
  for (int i = 0; i < 64; i++) block[i] ^= 0x36;
  SHA256_Init(&hmac.inner);
  SHA256_Update(&hmac.inner, block, 64);
  for (int i = 0; i < 64; i++) block[i] ^= 0x36 ^ 0x5c;
  SHA256_Init(&hmac.outer);
  SHA256_Update(&hmac.outer, block, 64);
  return hmac;
}

static void authenticate(const Hmac *hmac, const void *message, size_t length, uint8_t *code) {
  SHA256_CTX inner = hmac->inner, outer = hmac->outer;
  uint8_t digest[KEY];
  SHA256_Update(&inner, message, length);
  SHA256_Final(digest, &inner);
  SHA256_Update(&outer, digest, KEY);
  SHA256_Final(code, &outer);
}

static void store(uint8_t *bytes, const SHA256_CTX *state) {
  for (int i = 0; i < 8; i++) {
    uint32_t word = htonl(state->h[i]);
    memcpy(bytes + 4 * i, &word, 4);
  }
}

/* PBKDF2-HMAC-SHA256 for 32 bytes: two compressions an iteration, as there must be. */
static void derive(const char *password, size_t length, long iterations, uint8_t *key) {
  static const uint8_t salt[36] = "appeal-lookup/1\0================\0\0\0\1";
  Hmac hmac = keyed((const uint8_t *)password, length);
  uint8_t inner[64] = {0}, outer[64] = {0}, sum[KEY];
  authenticate(&hmac, salt, 36, inner);
  memcpy(sum, inner, KEY);
  inner[32] = outer[32] = 0x80;
  inner[62] = outer[62] = 3;
  for (long round = 1; round < iterations; round++) {
    SHA256_CTX state = hmac.inner;
    SHA256_Transform(&state, inner);
    store(outer, &state);
    state = hmac.outer;
    SHA256_Transform(&state, outer);
    store(inner, &state);
    for (int i = 0; i < KEY; i++) sum[i] ^= inner[i];
  }
  memcpy(key, sum, KEY);
}

/* A loop that derives something else would be no floor: a vector of RFC 7914, section 11, is for another length, so
   OpenSSL's own PBKDF2 says what is right. */
static void check_derivation(void) {
  uint8_t mine[KEY], theirs[KEY];
  derive("4929071538264109", 16, 1000, mine);
  if (!PKCS5_PBKDF2_HMAC("4929071538264109", 16, (const uint8_t *)"appeal-lookup/1\0================", 32, 1000,
                         EVP_sha256(), KEY, theirs) ||
      memcmp(mine, theirs, KEY) != 0) {
    fprintf(stderr, "lookup_floor: PBKDF2 gives another key than OpenSSL's\n");
    exit(1);
  }
}

/* Place, keys, nonce and ciphertext of one record. */
static void seal(const uint8_t *root, const uint8_t *payload, uint8_t *entry) {
  static EVP_CIPHER_CTX *cipher;
  static const char aad[] = "appeal-lookup/1|2026a";
  uint8_t id[KEY], enc[KEY], mac[KEY], nonce[KEY], message[sizeof aad + PAYLOAD];
  int written;
  Hmac hmac = keyed(root, KEY);
  authenticate(&hmac, "id\1", 3, id);
  authenticate(&hmac, "enc\1", 4, enc);
  authenticate(&hmac, "mac\1", 4, mac);
  memcpy(message, aad, sizeof aad - 1);
  message[sizeof aad - 1] = '\n';
  memcpy(message + sizeof aad, payload, PAYLOAD);
  hmac = keyed(mac, KEY);
  authenticate(&hmac, message, sizeof message, nonce);
  memcpy(entry, id + 8, 9);
  memcpy(entry + 9, nonce, 12);
  if (!cipher && (!(cipher = EVP_CIPHER_CTX_new()) || !EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), NULL, NULL, NULL)))
    fail("AES-GCM");
  if (!EVP_EncryptInit_ex(cipher, NULL, NULL, enc, nonce) ||
      !EVP_EncryptUpdate(cipher, NULL, &written, (const uint8_t *)aad, sizeof aad - 1) ||
      !EVP_EncryptUpdate(cipher, entry + 21, &written, payload, PAYLOAD) ||
      !EVP_EncryptFinal_ex(cipher, entry + 21 + PAYLOAD, &written) ||
      !EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, 16, entry + 21 + PAYLOAD))
    fail("AES-GCM");
}

/* HKDF-Expand to the length of an entry. */
static void pad(const Hmac *hmac, long index, uint8_t *entry) {
  uint8_t message[KEY + 48], code[KEY];
  int length = snprintf((char *)message + KEY, 40, "pad|2026a|%ld|%ld", index / 96, index % 96);
  for (int block = 0; block * KEY < ENTRY; block++) {
    size_t first = block == 0 ? KEY : 0;
    message[KEY + length] = (uint8_t)(block + 1);
    authenticate(hmac, message + first, KEY + (size_t)length + 1 - first, code);
    memcpy(message, code, KEY);
    int rest = ENTRY - block * KEY;
    memcpy(entry + block * KEY, code, rest < KEY ? (size_t)rest : KEY);
  }
}

static void write_file(const char *path, const char *bytes, size_t size) {
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
  if (file < 0 || write(file, bytes, size) != (ssize_t)size) fail(path);
  close(file);
}

/* A buffer of at least so many bytes; what is new in it is a letter. */
static char *grown(char *bytes, size_t *capacity, size_t size) {
  if (size <= *capacity) return bytes;
  size_t old = *capacity;
  *capacity = 2 * size;
  if (!(bytes = realloc(bytes, *capacity))) fail("realloc");
  memset(bytes + old, 'x', *capacity - old);
  return bytes;
}

static FILE *outputs;
/* The file of records that is to be written next; no more of them when its size is 0. */
static char shard[8192];
static size_t shard_size;

/* Writes what is no file of records, up to the next that is one. */
static void write_others(void) {
  static char line[8192], *path, *filling;
  static size_t filled;
  shard_size = 0;
  while (fgets(line, sizeof line, outputs)) {
    line[strcspn(line, "\n")] = 0;
    long size = strtol(line, &path, 10);
    path += 1;
    if (size < 0) {
      if (mkdir(path, 0755) != 0) fail(path);
    } else if (strncmp(path, "lookup/s/", 9) == 0) {
      strcpy(shard, path);
      shard_size = (size_t)size;
      return;
    } else {
      filling = grown(filling, &filled, (size_t)size);
      write_file(path, filling, (size_t)size);
    }
  }
}

/* The text of entries that have not been written yet. */
static char *text;
static size_t length, capacity;

static void write_shard(void) {
  text = grown(text, &capacity, shard_size);
  write_file(shard, text, shard_size);
  length = length > shard_size ? length - shard_size : 0;
  memmove(text, text + shard_size, length);
  write_others();
}

static void spell(const uint8_t *entry) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  text = grown(text, &capacity, length + 2 * ENTRY);
  char *out = text + length;
  *out++ = '"';
  for (int i = 0; i < ENTRY; i += 3) {
    int rest = ENTRY - i;
    uint32_t word = (uint32_t)entry[i] << 16 | (rest > 1 ? (uint32_t)entry[i + 1] << 8 : 0) | (rest > 2 ? entry[i + 2] : 0);
    *out++ = digits[word >> 18];
    *out++ = digits[word >> 12 & 63];
    if (rest > 1) *out++ = digits[word >> 6 & 63];
    if (rest > 2) *out++ = digits[word & 63];
  }
  *out++ = '"';
  *out++ = ',';
  length = (size_t)(out - text);
  if (shard_size > 0 && length >= shard_size) write_shard();
}

static FILE *opened(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) fail(path);
  return file;
}

/* Derives every CORES-th key of a registry. */
static void derive_part(const char *path, long iterations, int part, uint8_t *keys) {
  static char line[1 << 16];
  FILE *file = opened(path);
  for (long row = -1; fgets(line, sizeof line, file); row++)
    if (row >= 0 && row % CORES == part) derive(line, strcspn(line, ",\n"), iterations, keys + row * KEY);
  fclose(file);
}

/* The keys of all rows, in memory that the processes share which derive them. */
static uint8_t *derived(const char *path, long iterations) {
  struct stat status;
  if (stat(path, &status) != 0) fail(path);
  /* A row is longer than a key, and pages that nobody touches cost nothing. */
  uint8_t *keys = mmap(NULL, (size_t)status.st_size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (keys == MAP_FAILED) fail("mmap");
  for (int part = 0; part < CORES; part++) {
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child == 0) {
      derive_part(path, iterations, part, keys);
      _exit(0);
    }
  }
  for (int part = 0, code; part < CORES; part++)
    if (wait(&code) < 0 || code != 0) fail("derivation");
  return keys;
}

/* Cuts a CSV into cells; seals a record for each row with the keys given, from memory or from a cache. */
static long read_registry(const char *path, const uint8_t *keys, FILE *cache) {
  static char line[1 << 16];
  uint8_t kept[16 + KEY], payload[PAYLOAD], entry[ENTRY];
  long rows = -1, cells = 0;
  FILE *file = opened(path);
  memset(payload, ' ', PAYLOAD);
  while (fgets(line, sizeof line, file)) {
    size_t first = strcspn(line, ",\n");
    for (char *next = line + first; next; next = strchr(next + 1, ',')) cells++;
    if (++rows == 0 || (!keys && !cache)) continue;
    if (cache && fread(kept, sizeof kept, 1, cache) != 1) fail("keys");
    memcpy(payload, line, first < PAYLOAD ? first : PAYLOAD);
    seal(cache ? kept + 16 : keys + (rows - 1) * KEY, payload, entry);
    spell(entry);
  }
  fclose(file);
  /* Said, or the compiler would leave the counting out. */
  printf("%ld rows, %ld cells\n", rows, cells);
  return rows;
}

int main(int count, char **arguments) {
  uint8_t secret[KEY] = {7}, entry[ENTRY];
  if (count < 7) {
    fprintf(stderr, "usage: lookup_floor ITERATIONS KEYS DUMMIES OUTPUTS FOLDER REGISTRY...\n");
    return 2;
  }
  long iterations = atol(arguments[1]), dummies = atol(arguments[3]);
  FILE *cache = iterations > 0 ? NULL : opened(arguments[2]);
  outputs = opened(arguments[4]);
  if ((cache && fseek(cache, 40, SEEK_SET) != 0) || chdir(arguments[5]) != 0) fail(arguments[5]);
  check_derivation();
  uint8_t *keys = iterations > 0 ? derived(arguments[6], iterations) : NULL;
  write_others();
  long rows = read_registry(arguments[6], keys, cache);
  for (int i = 7; i < count; i++) read_registry(arguments[i], NULL, NULL);
  Hmac hmac = keyed(secret, KEY);
  for (long i = 0; i < dummies; i++) {
    pad(&hmac, i, entry);
    spell(entry);
  }
  while (shard_size > 0) write_shard();
  printf("%ld records and %ld dummies sealed\n", rows, dummies);
  return 0;
}
