// What the mustache template is filled with: small helpers over the template engine's own type.
#pragma once

#include <kainjow/mustache.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>

namespace demarche {

using Data = kainjow::mustache::data;

/// An empty text is false, so that {{#key}} shows nothing; otherwise an outer value would show through.
inline void Put(Data& data, const std::string& key, const std::string& text) {
  data[key] = text.empty() ? Data(false) : Data(text);
}
inline void Put(Data& data, const std::string& key, const char* text) { Put(data, key, std::string(text)); }
inline void Put(Data& data, const std::string& key, bool value) { data[key] = Data(value); }
inline void Put(Data& data, const std::string& key, std::size_t number) {
  data[key] = Data(std::to_string(number));
}
inline void Put(Data& data, const std::string& key, Data value) { data[key] = std::move(value); }

inline Data List() { return Data(Data::type::list); }

/// What the template sees at the place that is being written; null while nothing is.
struct View {
  kainjow::mustache::basic_context<std::string>* context = nullptr;
};

/// A list section whose items are made one at a time while it is written, so that a page of many
/// thousand entries never stands in memory as data. `item` returns the data of item 0 to count - 1; what it
/// lacks is sought further out, as in any list. REQUIRES: the data is written with `view` as its view.
inline Data Stream(const View& view, std::size_t count, std::function<Data(std::size_t)> item) {
  using Template = kainjow::mustache::mustache;
  const kainjow::mustache::lambda2 write = [&view, count, item = std::move(item)](
                                               const std::string& text, const kainjow::mustache::renderer&) {
    Template compiled(text);
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
      const Data data = item(i);
      view.context->push(&data);
      out += compiled.render(*view.context);
      view.context->pop();
    }
    return out;
  };
  return Data(write);
}

}  // namespace demarche
