// SQLite takes an allocator and a layer of files of the user (sqlite.org/malloc.html, sqlite.org/vfs.html);
// these pass each call on to its own, but for the one that is to fail.
#include "fault.h"

#include <sqlite3.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <optional>

namespace demarche::store_test {
namespace {

std::optional<Fault> planned;
long calls = 0;
bool happened_now = false;

/// Whether the call of this kind that is made now is to fail.
bool Fails(Fault::Kind kind) {
  if (!planned || planned->kind != kind) return false;
  ++calls;
  const bool fails = planned->from ? calls >= planned->number : calls == planned->number;
  happened_now = happened_now || fails;
  return fails;
}

sqlite3_mem_methods allocator;

void* Allocate(int size) { return Fails(Fault::Kind::kMemory) ? nullptr : allocator.xMalloc(size); }
void* Reallocate(void* place, int size) {
  return Fails(Fault::Kind::kMemory) ? nullptr : allocator.xRealloc(place, size);
}

/// A file of the layer below stands right behind.
struct File {
  sqlite3_file base;
  [[nodiscard]] sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* Below(sqlite3_file* file) { return reinterpret_cast<File*>(file)->below(); }
const sqlite3_io_methods& MethodsOf(sqlite3_file* file) { return *Below(file)->pMethods; }

bool FileFails() { return Fails(Fault::Kind::kFile); }

int Close(sqlite3_file* file) { return MethodsOf(file).xClose(Below(file)); }
int ReadFile(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  return FileFails() ? SQLITE_IOERR_READ : MethodsOf(file).xRead(Below(file), bytes, size, at);
}
int WriteFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  if (FileFails()) return SQLITE_IOERR_WRITE;
  return Fails(Fault::Kind::kFull) ? SQLITE_FULL : MethodsOf(file).xWrite(Below(file), bytes, size, at);
}
int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  return FileFails() ? SQLITE_IOERR_TRUNCATE : MethodsOf(file).xTruncate(Below(file), size);
}
/// Nothing is forced to the disk: no power is cut here, and it would take most of the time.
int Sync(sqlite3_file* /*file*/, int /*flags*/) { return FileFails() ? SQLITE_IOERR_FSYNC : SQLITE_OK; }
int SizeOf(sqlite3_file* file, sqlite3_int64* size) {
  return FileFails() ? SQLITE_IOERR_FSTAT : MethodsOf(file).xFileSize(Below(file), size);
}
int Lock(sqlite3_file* file, int level) {
  return FileFails() ? SQLITE_IOERR_LOCK : MethodsOf(file).xLock(Below(file), level);
}
int Unlock(sqlite3_file* file, int level) { return MethodsOf(file).xUnlock(Below(file), level); }
int CheckReserved(sqlite3_file* file, int* result) {
  return FileFails() ? SQLITE_IOERR_CHECKRESERVEDLOCK
                     : MethodsOf(file).xCheckReservedLock(Below(file), result);
}
int Control(sqlite3_file* file, int what, void* value) {
  return MethodsOf(file).xFileControl(Below(file), what, value);
}
int SectorSize(sqlite3_file* file) { return MethodsOf(file).xSectorSize(Below(file)); }
int Traits(sqlite3_file* file) { return MethodsOf(file).xDeviceCharacteristics(Below(file)); }
int ShareMap(sqlite3_file* file, int page, int size, int extend, void volatile** place) {
  if (FileFails()) return SQLITE_IOERR_SHMMAP;
  if (extend != 0 && Fails(Fault::Kind::kFull)) return SQLITE_IOERR_SHMSIZE;
  return MethodsOf(file).xShmMap(Below(file), page, size, extend, place);
}
int ShareLock(sqlite3_file* file, int offset, int count, int flags) {
  const bool fails = (flags & SQLITE_SHM_LOCK) != 0 && FileFails();
  return fails ? SQLITE_IOERR_SHMLOCK : MethodsOf(file).xShmLock(Below(file), offset, count, flags);
}
void ShareBarrier(sqlite3_file* file) { MethodsOf(file).xShmBarrier(Below(file)); }
int ShareUnmap(sqlite3_file* file, int remove) { return MethodsOf(file).xShmUnmap(Below(file), remove); }

constexpr sqlite3_io_methods kMethods{
    2,          &Close,        &ReadFile,      &WriteFile, &Truncate,   &Sync,   &SizeOf,
    &Lock,      &Unlock,       &CheckReserved, &Control,   &SectorSize, &Traits, &ShareMap,
    &ShareLock, &ShareBarrier, &ShareUnmap,    nullptr,    nullptr};

sqlite3_vfs* layer_below = nullptr;

int Open(sqlite3_vfs* /*layer*/, const char* name, sqlite3_file* file, int flags, int* out) {
  file->pMethods = nullptr;
  if (FileFails()) return SQLITE_CANTOPEN;
  const int code = layer_below->xOpen(layer_below, name, Below(file), flags, out);
  if (Below(file)->pMethods != nullptr) file->pMethods = &kMethods;
  return code;
}
int Delete(sqlite3_vfs* /*layer*/, const char* name, int sync) {
  return FileFails() ? SQLITE_IOERR_DELETE : layer_below->xDelete(layer_below, name, sync);
}
int Access(sqlite3_vfs* /*layer*/, const char* name, int flags, int* out) {
  return FileFails() ? SQLITE_IOERR_ACCESS : layer_below->xAccess(layer_below, name, flags, out);
}

/// Before the first database is opened, since the allocator cannot be changed later.
bool Install() {
  static sqlite3_vfs layer;
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &allocator);
  sqlite3_mem_methods faulty = allocator;
  faulty.xMalloc = &Allocate;
  faulty.xRealloc = &Reallocate;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &faulty);
  // Small pieces, too, are to come from the allocator.
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
  sqlite3_initialize();
  layer_below = sqlite3_vfs_find(nullptr);
  layer = *layer_below;
  layer.szOsFile = layer_below->szOsFile + static_cast<int>(sizeof(File));
  layer.zName = "demarche-faults";
  layer.xOpen = &Open;
  layer.xDelete = &Delete;
  layer.xAccess = &Access;
  return sqlite3_vfs_register(&layer, 1) == SQLITE_OK;
}

const bool kInstalled = Install();

}  // namespace

std::string ToString(const Fault& fault) {
  constexpr std::array<const char*, 3> kNames{"memory", "file", "full"};
  return std::string(kNames.at(static_cast<std::size_t>(fault.kind))) + " " + std::to_string(fault.number) +
         (fault.from ? " and all after" : "");
}

FaultScope::FaultScope(const Fault& fault) {
  if (!kInstalled) std::abort();
  planned = fault;
  calls = 0;
  happened_now = false;
}

FaultScope::~FaultScope() { planned.reset(); }

bool FaultScope::happened() const { return happened_now; }

}  // namespace demarche::store_test
