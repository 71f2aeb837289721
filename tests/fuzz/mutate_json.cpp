// Changes records without breaking their JSON: a string or a number gets other contents, a value is copied
// over another or dropped, a line is doubled. One time in eight the bytes are changed as they are.
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

struct Value {
  std::size_t begin;
  std::size_t end;
};

/// The byte after the string that begins at `at`.
std::size_t EndOfString(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1U : 0U;
  return std::min(at + 1, text.size());
}

/// All values, those of containers with what is in them; names of fields count as values.
std::vector<Value> ValuesOf(std::string_view text) {
  std::vector<Value> values;
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    std::size_t end = at + 1;
    if (c == '"') {
      end = EndOfString(text, at);
      values.push_back({at, end});
    } else if (c == '{' || c == '[') {
      open.push_back(at);
    } else if ((c == '}' || c == ']') && !open.empty()) {
      values.push_back({open.back(), end});
      open.pop_back();
    } else if (std::string_view(",: \n\r\t}]").find(c) == std::string_view::npos) {
      end = std::min(text.find_first_of(",: \n\r\t}]", at), text.size());
      values.push_back({at, end});
    }
    at = end;
  }
  return values;
}

std::string Mutated(std::string bytes, std::size_t most) {
  const std::size_t size = bytes.size();
  bytes.resize(size + most);
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, size + most));
  return bytes;
}

std::string Quoted(std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    } else {
      out += std::string("\\u00") + kDigits[c >> 4] + kDigits[c & 15];
    }
  }
  return out + '"';
}

std::string NewValue(std::string_view old, std::minstd_rand& random) {
  static const char* const kOthers[] = {
      "0",    "1",     "-1", "4294967295", "4294967296",     "1e9",    "0.05", "\"\"",
      "null", "false", "[]", "{}",         "\"2010-09-15\"", "[[0,9]]"};
  if (old.front() == '"' && random() % 4 != 0)
    return Quoted(Mutated(std::string(old.substr(1, old.size() - 2)), 16));
  return kOthers[random() % std::size(kOthers)];
}

std::string Changed(std::string_view text, std::minstd_rand& random) {
  const std::vector<Value> values = ValuesOf(text);
  if (values.empty()) return Mutated(std::string(text), 16);
  const Value one = values[random() % values.size()];
  const Value other = values[random() % values.size()];
  std::string out(text.substr(0, one.begin));
  std::string_view rest = text.substr(one.end);
  switch (random() % 5) {
    case 0: out += text.substr(other.begin, other.end - other.begin); break;
    case 1:  // without the comma that follows
      rest.remove_prefix(rest.starts_with(',') ? 1 : 0);
      break;
    case 2: return std::string(text) + "\n" + std::string(text.substr(text.find_last_of('\n') + 1));
    default: out += NewValue(text.substr(one.begin, one.end - one.begin), random); break;
  }
  return out + std::string(rest);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 8 == 0) return LLVMFuzzerMutate(data, size, most);
  const std::string changed = Changed({reinterpret_cast<const char*>(data), size}, random);
  if (changed.empty() || changed.size() > most) return LLVMFuzzerMutate(data, size, most);
  changed.copy(reinterpret_cast<char*>(data), changed.size());
  return changed.size();
}
