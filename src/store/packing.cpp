// One article gives a compressor little to learn from: kSample tells it what records look like, and `known`
// what this one repeats (zstd's prefix, ZSTD_CCtx_refPrefix).
#include "store/packing.h"

#include <fmt/format.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <memory>
#include <new>

#include "records/records.h"

namespace demarche::store {
namespace {

constexpr int kLevel = 3;  // beyond it a database is hardly smaller, and writing takes twice as long

/// Names of fields in the order of the records. Part of the file's format: another text is another schema.
constexpr std::string_view kSample =
    R"(","dateline":"","copy_of":"sha256:{"schema":1,"id":"sha256:","uri":"","url":"https://www.","publisher":")"
    R"(","title":"","date":"2010-09-25T","date_basis":"jsonld","meta","language":"en","language_confidence":99,"text":")"
    R"({"schema":1,"id":"","date":"","title":"","publisher":"","url":"https://","text_length":1,"sentences":[[0,6],[)"
    R"(],"timexes":[{"begin":2,"end":2,"text":"","type":"DATE","value":"1987-0","mod":"END","earliest":"1987-0",)"
    R"("latest":"1987-0"},{"begin":],"actors":[{"begin":1,"end":1,"text":"","code":"USA","sector":"GOV","name":"",)"
    R"("entity":1},{"begin":,"code":"","sector":"","name":"],"events":[{"id":"","kind":"","plover":{"event":"CONSULT",)"
    R"("mode":"","contexts":["diplomatic"]},"cameo":"04","score":1,"quad":"verbal cooperation","sentence":1,"trigger":)"
    R"({"begin":1,"end":1,"text":""},"evidence":"","source":[{"code":"","type":"state","sector":"","name":"","begin":)"
    R"(,"end":}],"target":[{"code":"","type":"state","sector":"","name":"}],"reciprocal":false,"place":{"name":"",)"
    R"("country":"","begin":1,"end":1},"when":{"edtf":"","earliest":"","latest":"","basis":"document","timex":0,)"
    R"("after":[],"before":[],"why":""},"factuality":"asserted","reported","attribution":{"name":"","begin":0,"end":0},)"
    R"("confidence":6,"because":[""]}]})";

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::unique_ptr<ZSTD_CCtx, Free> NewCompressor() {
  std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  if (!context) throw std::bad_alloc();
  return context;
}

std::unique_ptr<ZSTD_DCtx, Free> NewDecompressor() {
  std::unique_ptr<ZSTD_DCtx, Free> context(ZSTD_createDCtx());
  if (!context) throw std::bad_alloc();
  return context;
}

std::string Prefix(std::string_view known) { return std::string(known) + std::string(kSample); }

tl::unexpected<Error> Damaged(const char* why) {
  return Fail(ErrorKind::kMalformed, fmt::format("a stored record is damaged ({})", why));
}

}  // namespace

std::string Pack(std::string_view bytes, std::string_view known) {
  thread_local const std::unique_ptr<ZSTD_CCtx, Free> context = NewCompressor();
  const std::string prefix = Prefix(known);
  ZSTD_CCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  ZSTD_CCtx_refPrefix(context.get(), prefix.data(), prefix.size());
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress2(context.get(), packed.data(), packed.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size) != 0U) throw std::bad_alloc();  // into a buffer of this size it fails only so
  packed.resize(size);
  return packed;
}

Result<std::string> Unpack(std::string_view packed, std::string_view known) {
  const unsigned long long size = ZSTD_getFrameContentSize(packed.data(), packed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return Damaged("no frame");
  if (size > 2 * kMaxRecordBytes) return Fail(ErrorKind::kOverLimit, "a stored record is too large");
  thread_local const std::unique_ptr<ZSTD_DCtx, Free> context = NewDecompressor();
  const std::string prefix = Prefix(known);
  ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
  ZSTD_DCtx_refPrefix(context.get(), prefix.data(), prefix.size());
  std::string bytes(size, '\0');
  const std::size_t got =
      ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), packed.data(), packed.size());
  if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  if (ZSTD_isError(got) != 0U) return Damaged(ZSTD_getErrorName(got));
  return bytes;
}

}  // namespace demarche::store
