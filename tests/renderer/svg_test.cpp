#include <doctest/doctest.h>

#include "renderer/diagram/svg.h"

using namespace demarche;

namespace {

const std::string kRoot = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"group\">";

}  // namespace

TEST_CASE("drawings keep what is safe") {
  const struct {
    const char* svg;
    std::string kept;
  } kCases[] = {
      {"<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x \"y\">]><!-- c --><svg></svg>", "</svg>"},
      {"<svg/>", "</svg>"},
      {"<svg><script>alert(1)</script></svg>", "</svg>"},
      {"<svg><style>*{}</style><foreignObject><g/></foreignObject></svg>", "</svg>"},
      {"<svg><g id=\"a b\" onclick=\"x()\" style=\"x\" class=\"n\"></g></svg>",
       "<g id=\"p-a_b\" class=\"n\"></g>\n</svg>"},
      {"<svg><a xlink:href=\"#e-1\" xlink:title=\"a&amp;b\"><text>x</text></a></svg>",
       "<a href=\"#e-1\"><title>a&amp;b</title><text>x</text>\n</a>\n</svg>"},
      {"<svg><a xlink:href=\"javascript:x\"></a></svg>", "<a></a>\n</svg>"},
      {"<svg><a href=\"https://a.example\"></a></svg>", "<a></a>\n</svg>"},
      {"<svg><a href=\"index.html#e-1\"></a></svg>", "<a href=\"#e-1\"></a>\n</svg>"},
      {"<svg><a href=\"part/2025-2.html#e-1\"></a></svg>", "<a href=\"part/2025-2.html#e-1\"></a>\n</svg>"},
      {"<svg><a href=\"part/../x.html#e-1\"></a></svg>", "<a></a>\n</svg>"},
      {"<svg><a href=\"part/x\"></a></svg>", "<a></a>\n</svg>"},
      {"<svg><rect fill=\"URL(#x)\" width=\"3\"/></svg>", "<rect width=\"3\"/></svg>"},
      {"<svg><rect width=\"3\" width=\"4\"/></svg>", "<rect width=\"3\"/></svg>"},
      {"<svg><text>a &lt;b&gt; &#38; &nope; &#45;</text></svg>",
       "<text>a &lt;b&gt; &amp; &amp;nope; -</text>\n</svg>"},
      {"<svg><g><title>e1</title></g></svg>", "<g></g>\n</svg>"},
  };
  for (const auto& test : kCases) {
    CAPTURE(test.svg);
    const Result<std::string> made = EmbedSvg(test.svg, "p-");
    REQUIRE(made);
    CHECK(*made == kRoot + test.kept);
  }
}

TEST_CASE("what is no drawing is malformed") {
  std::string deep = "<svg>";
  for (int i = 0; i < 100; ++i) deep += "<g>";
  for (const std::string& svg :
       {std::string(), std::string("plain"), std::string("<html></html>"), std::string("<svg>"),
        std::string("<svg><g></svg>"), std::string("<svg></svg><svg></svg>"), std::string("<svg a></svg>"),
        std::string("<svg a=b></svg>"), std::string("<svg a=\"b"), std::string("<!-- "),
        std::string("<svg><"), std::string("</svg>"), deep}) {
    CAPTURE(svg);
    const Result<std::string> made = EmbedSvg(svg, "p-");
    REQUIRE(!made);
    CHECK(made.error().kind == ErrorKind::kMalformed);
  }
}

TEST_CASE("embedding twice is no harm") {
  const Result<std::string> once = EmbedSvg("<svg width=\"8pt\"><g id=\"a\"/></svg>", "p-");
  REQUIRE(once);
  const Result<std::string> twice = EmbedSvg(*once, "p-");
  REQUIRE(twice);
  CHECK(twice->find("width=\"8pt\"") != std::string::npos);
}

TEST_CASE("depth and attributes at their limits") {
  constexpr std::size_t kMost = 64;  // of both
  for (const std::size_t count : {kMost - 1, kMost, kMost + 1}) {
    CAPTURE(count);
    std::string open;
    std::string close;
    for (std::size_t i = 1; i < count; ++i) {  // <svg> is the first
      open += "<g>";
      close += "</g>";
    }
    CHECK(EmbedSvg("<svg>" + open + close + "</svg>", "p-").has_value() == (count <= kMost));
    std::string tag = "<g";
    for (std::size_t i = 0; i < count; ++i) tag += " x" + std::to_string(i) + "=\"1\"";
    CHECK(EmbedSvg("<svg>" + tag + "/></svg>", "p-").has_value() == (count <= kMost));
  }
}
