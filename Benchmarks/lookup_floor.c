/* The least that any sealed look-up must do: read the registry, derive and seal, write the files.

   lookup_floor ITERATIONS KEYS DUMMIES OUTPUTS FOLDER REGISTRY...
   ITERATIONS  of PBKDF2 for each row of the first registry file; 0 takes the keys from KEYS instead
   KEYS        a cache of keys as the tool writes it: a header of 40 bytes, then 16 bytes and a key for each row
   DUMMIES     entries that are made of a secret only
   OUTPUTS     a file that lists what another program wrote: "<bytes> <path>" a line, folders before their files,
               each with the size -1
   FOLDER      where as many bytes are written into as many files; it must exist and be empty
   REGISTRY    CSV files that are read and cut into cells

   As many PBKDF2, HMAC and AES-GCM operations as the format asks for, in a bare loop on one core, with OpenSSL's
   compression function called directly: its own PBKDF2 takes twice as long. Nothing is sorted, spelt or checked. */

#define OPENSSL_SUPPRESS_DEPRECATED
#include <arpa/inet.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEY = 32, PAYLOAD = 192, ENTRY = 9 + 12 + PAYLOAD + 16 };

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

static uint32_t sum;

static void spend(const uint8_t *entry) {
  for (int i = 0; i < ENTRY; i++) sum = sum * 31 + entry[i];
}

/* Reads a CSV in pieces; seals a record for each line but the first, unless it is only to be cut. */
static long read_registry(const char *path, long iterations, FILE *keys, int is_sealed) {
  static char line[1 << 16];
  uint8_t root[16 + KEY], payload[PAYLOAD], entry[ENTRY];
  long rows = -1, cells = 0;
  FILE *file = fopen(path, "r");
  if (!file) fail(path);
  memset(payload, ' ', PAYLOAD);
  while (fgets(line, sizeof line, file)) {
    char *comma = strchr(line, ',');
    size_t first = comma ? (size_t)(comma - line) : strcspn(line, "\n");
    for (char *next = comma; next; next = strchr(next + 1, ',')) cells++;
    if (++rows == 0 || !is_sealed) continue;
    if (iterations > 0) {
      derive(line, first, iterations, root + 16);
    } else if (fread(root, sizeof root, 1, keys) != 1) {
      fail("keys");
    }
    memcpy(payload, line, first < PAYLOAD ? first : PAYLOAD);
    seal(root + 16, payload, entry);
    spend(entry);
  }
  fclose(file);
  sum += (uint32_t)cells;
  return rows;
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

static void write_outputs(FILE *outputs) {
  char line[8192], *path;
  while (fgets(line, sizeof line, outputs)) {
    line[strcspn(line, "\n")] = 0;
    long size = strtol(line, &path, 10);
    path += 1;
    if (size >= 0) {
      write_file(path, (size_t)size);
    } else if (mkdir(path, 0755) != 0) {
      fail(path);
    }
  }
}

int main(int count, char **arguments) {
  uint8_t secret[KEY] = {7}, entry[ENTRY];
  if (count < 7) {
    fprintf(stderr, "usage: lookup_floor ITERATIONS KEYS DUMMIES OUTPUTS FOLDER REGISTRY...\n");
    return 2;
  }
  long iterations = atol(arguments[1]), dummies = atol(arguments[3]);
  FILE *keys = iterations > 0 ? NULL : fopen(arguments[2], "r"), *outputs = fopen(arguments[4], "r");
  if (!outputs || (iterations == 0 && (!keys || fseek(keys, 40, SEEK_SET) != 0))) fail("lists");
  check_derivation();
  long rows = read_registry(arguments[6], iterations, keys, 1);
  for (int i = 7; i < count; i++) read_registry(arguments[i], 0, NULL, 0);
  Hmac hmac = keyed(secret, KEY);
  for (long i = 0; i < dummies; i++) {
    pad(&hmac, i, entry);
    spend(entry);
  }
  if (chdir(arguments[5]) != 0) fail(arguments[5]);
  write_outputs(outputs);
  printf("%ld records and %ld dummies sealed, %u\n", rows, dummies, sum);
  return 0;
}
