// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/plain_xml.h"

namespace meike::test {

/// What a parser says of a part: beginnings with their attributes, ends, texts in one piece. `whole`: it came to the
/// end of a document.
struct XmlEvents {
    std::vector<std::string> events;
    bool whole = false;

    void start(std::string_view name, const char** attributes) {
        std::string event = "<" + std::string(name);
        for (const char** each = attributes; each[0] != nullptr; each += 2)
            event += "|" + std::string(each[0]) + "=" + each[1];
        events.push_back(std::move(event));
    }
    void end(std::string_view name) { events.push_back("/" + std::string(name)); }
    void text(std::string_view text) {
        if (events.empty() || events.back().front() != '"') events.emplace_back("\"");
        events.back() += text;
    }
};

/// By expat, the yardstick; document types are an error, as everywhere here.
inline XmlEvents expatEvents(std::string_view bytes) {
    struct Reading {
        XmlEvents events;
        XML_Parser parser = nullptr;
    } reading;
    reading.parser = XML_ParserCreate(nullptr);
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(
        reading.parser,
        [](void* user, const XML_Char* name, const XML_Char** attributes) {
            static_cast<Reading*>(user)->events.start(name, attributes);
        },
        [](void* user, const XML_Char* name) { static_cast<Reading*>(user)->events.end(name); });
    XML_SetCharacterDataHandler(reading.parser, [](void* user, const XML_Char* text, int length) {
        static_cast<Reading*>(user)->events.text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(reading.parser,
                                   [](void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
                                       XML_StopParser(static_cast<Reading*>(user)->parser, XML_FALSE);
                                   });
    reading.events.whole =
        XML_Parse(reading.parser, bytes.data(), static_cast<int>(bytes.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(reading.parser);
    return std::move(reading.events);
}

/// By PlainXml, given `step` bytes at a time. `whole` is false where it came upon something unusual.
inline XmlEvents plainEvents(std::string_view bytes, std::size_t step) {
    XmlEvents events;
    PlainXml plain;
    for (;;) {
        const PlainXml::Found found = plain.next();
        if (found == PlainXml::Found::nothing) {
            const std::size_t got = std::min(step, bytes.size());
            std::memcpy(plain.room(step).data(), bytes.data(), got);
            plain.filled(got);
            bytes.remove_prefix(got);
            continue;
        }
        events.whole = found == PlainXml::Found::end;
        if (found != PlainXml::Found::tag) return events;
        const PlainXml::Tag& tag = plain.tag();
        if (!tag.text.empty()) events.text(tag.text);
        if (tag.opens) events.start(tag.name, tag.attributes);
        if (tag.closes) events.end(tag.name);
    }
}

/// Whether what PlainXml found is what expat finds, as far as it came, and all of it where it came to the end.
inline bool agree(const XmlEvents& plain, const XmlEvents& expat) {
    if (plain.whole) return expat.whole && plain.events == expat.events;
    return plain.events.size() <= expat.events.size() &&
           std::equal(plain.events.begin(), plain.events.end(), expat.events.begin());
}

}  // namespace meike::test
