// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/plain_xml.h"
#include "exchange/zip_archive.h"

struct XML_ParserStruct;

namespace meike {

/// The name of an element or attribute. `space` is the last word of its namespace (`table` of ODS) where those are told
/// apart; else prefixes are dropped, whatever they are called.
struct XmlName {
    std::string_view space;
    std::string_view local;
};

/// What the prefixes of a part stand for: `t0` is `table`. A declaration holds for the rest of the part, as programs
/// write them all at its root; a prefix that nobody declared stands for nothing.
class XmlSpaces {
public:
    /// Takes the declarations among the attributes of an element.
    void declare(const char** pairs);
    std::string_view of(std::string_view prefix) const;

private:
    std::vector<std::pair<std::string, std::string>> m_known;
};

/// The attributes of an element, while it begins.
class XmlAttributes {
public:
    XmlAttributes(const char** pairs, const XmlSpaces* spaces) : m_pairs(pairs), m_spaces(spaces) {}
    /// Empty when it is not there.
    std::string_view get(std::string_view local) const { return get({}, local); }
    std::string_view get(std::string_view space, std::string_view local) const;
    bool has(std::string_view space, std::string_view local) const { return get(space, local).data() != nullptr; }
    /// All of them by their names without prefixes, the first last: the first of several counts.
    template <class F>
    void each(F call) const {
        const char** end = m_pairs;
        while (end[0] != nullptr) end += 2;
        while (end != m_pairs) {
            end -= 2;
            const std::string_view name(end[0]);
            call(name.substr(name.find(':') + 1), std::string_view(end[1]));
        }
    }

private:
    const char** m_pairs;
    const XmlSpaces* m_spaces;  ///< nullptr: prefixes are dropped
};

class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;
    virtual void start(XmlName name, const XmlAttributes& attributes) = 0;
    virtual void end(XmlName name) = 0;
    /// Of the innermost element; comes in pieces.
    virtual void text(std::string_view text) = 0;
};

/// An XML part of a workbook, parsed piece by piece while it is unpacked. No document types (no entities), no deep
/// nesting, no endless tags. Plain parts, as nearly all are, are taken apart by PlainXml; where that finds something
/// unusual, expat reads the part from its beginning and goes on behind what was handed out.
class XmlPart {
public:
    enum class Spaces { dropped, known };
    XmlPart(std::unique_ptr<ZipPart> part, XmlHandler& handler, Spaces spaces);
    ~XmlPart();
    XmlPart(const XmlPart&) = delete;
    XmlPart& operator=(const XmlPart&) = delete;

    /// Parses the next piece; false when that was the end. Throws damaged, invalid_value, cancelled and what the
    /// handler throws.
    bool feed();
    void feedAll() {
        while (feed()) {
        }
    }
    /// For the handler: no more is needed.
    void finish() { m_done = true; }
    /// For the handler: enough for one `feed`.
    void pause() { m_pausing = true; }
    const ZipPart& part() const { return *m_part; }

private:
    struct Calls;
    XmlName nameOf(const char* name) const;
    void start(const char* name, const char** attributes);
    void end(const char* name);
    bool feedPlain();
    bool feedParser();
    /// From now on by expat.
    void beginAgain();

    std::unique_ptr<ZipPart> m_part;
    XmlHandler& m_handler;
    bool m_knowsSpaces;
    XmlSpaces m_spaces;
    PlainXml m_plain;
    std::uint64_t m_tags = 0;  ///< beginnings and ends of elements that PlainXml has found
    std::uint64_t m_skip = 0;  ///< of them, those that expat has still to come past
    XML_ParserStruct* m_parser = nullptr;
    std::exception_ptr m_thrown;  ///< by the handler: may not pass through the frames of a C library
    std::uint64_t m_fed = 0;
    int m_depth = 0;
    bool m_done = false;
    bool m_pausing = false;
    bool m_suspended = false;
    std::size_t m_got = 0;  ///< bytes of the last piece
};

}  // namespace meike
