// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xml_part.h"

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/error_code.h"

namespace meike {

namespace {

constexpr std::size_t kPiece = 256U << 10;
constexpr std::uint64_t kLongestTag = 1U << 20;
constexpr int kDeepest = 256;
constexpr std::size_t kMostSpaces = 200;

/// `urn:oasis:names:tc:opendocument:xmlns:table:1.0` is `table`.
std::string_view lastWord(std::string_view uri) {
    if (uri.size() > 4 && uri.substr(uri.size() - 4) == ":1.0") uri.remove_suffix(4);
    const std::size_t colon = uri.find_last_of(":/");
    return colon == std::string_view::npos ? uri : uri.substr(colon + 1);
}

/// Taken apart at its colon; the prefix is not looked up.
XmlName split(const char* name) {
    const char* const colon = std::strchr(name, ':');
    if (colon == nullptr) return {{}, name};
    return {{name, static_cast<std::size_t>(colon - name)}, colon + 1};
}

}  // namespace

void XmlSpaces::declare(const char** pairs) {
    constexpr std::string_view kDeclares = "xmlns";
    for (const char** pair = pairs; pair[0] != nullptr; pair += 2) {
        if (std::strncmp(pair[0], kDeclares.data(), kDeclares.size()) != 0) continue;
        const XmlName name = split(pair[0]);
        const std::string prefix(name.space.empty() ? std::string_view() : name.local);
        const auto known =
            std::find_if(m_known.begin(), m_known.end(), [&](const auto& each) { return each.first == prefix; });
        if (known != m_known.end())
            known->second = lastWord(pair[1]);
        else if (m_known.size() < kMostSpaces)
            m_known.emplace_back(prefix, lastWord(pair[1]));
    }
}

std::string_view XmlSpaces::of(std::string_view prefix) const {
    for (const auto& [known, space] : m_known)
        if (known == prefix) return space;
    return {};
}

std::string_view XmlAttributes::get(std::string_view space, std::string_view local) const {
    for (const char** pair = m_pairs; pair[0] != nullptr; pair += 2) {
        const XmlName name = split(pair[0]);
        if (name.local != local) continue;
        // An attribute without a prefix is in no namespace, whatever its element is in.
        if (!m_spaces || (name.space.empty() ? space.empty() : m_spaces->of(name.space) == space)) return pair[1];
    }
    return {};
}

struct XmlPart::Calls {
    /// Runs what the handler does; whatever it throws waits until the parser has returned.
    template <class F>
    static void guarded(void* user, F call) {
        XmlPart& self = *static_cast<XmlPart*>(user);
        if (self.m_thrown || self.m_done) return;
        try {
            call(self);
        } catch (...) {
            self.m_thrown = std::current_exception();
        }
        if (self.m_thrown || self.m_done)
            XML_StopParser(self.m_parser, XML_FALSE);
        else if (self.m_pausing)
            XML_StopParser(self.m_parser, XML_TRUE);
        self.m_pausing = false;
    }
    /// Whether PlainXml has handed that out already.
    static bool known(XmlPart& self) {
        if (self.m_skip == 0) return false;
        --self.m_skip;
        return true;
    }
    static void start(void* user, const XML_Char* name, const XML_Char** attributes) {
        guarded(user, [&](XmlPart& self) {
            if (known(self))
                ++self.m_depth;
            else
                self.start(name, attributes);
        });
    }
    static void end(void* user, const XML_Char* name) {
        guarded(user, [&](XmlPart& self) {
            if (known(self))
                --self.m_depth;
            else
                self.end(name);
        });
    }
    static void text(void* user, const XML_Char* text, int length) {
        guarded(user, [&](XmlPart& self) {
            if (self.m_skip == 0) self.m_handler.text({text, static_cast<std::size_t>(length)});
        });
    }
    static void doctype(void* user, const XML_Char* /*name*/, const XML_Char* /*system*/, const XML_Char* /*id*/,
                        int /*internal*/) {
        guarded(user, [&](XmlPart& self) {
            throw Error(ErrorKind::invalid_value, "", {ErrorCode::workbook_has_entities, {self.m_part->name()}});
        });
    }
};

XmlPart::XmlPart(std::unique_ptr<ZipPart> part, XmlHandler& handler, Spaces spaces)
    : m_part(std::move(part)), m_handler(handler), m_knowsSpaces(spaces == Spaces::known) {}

XmlName XmlPart::nameOf(const char* name) const {
    XmlName parts = split(name);
    parts.space = m_knowsSpaces ? m_spaces.of(parts.space) : std::string_view();
    return parts;
}

XmlPart::~XmlPart() {
    if (m_parser) XML_ParserFree(m_parser);
}

void XmlPart::start(const char* name, const char** attributes) {
    if (++m_depth > kDeepest) throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {m_part->name()}});
    if (m_knowsSpaces) m_spaces.declare(attributes);
    m_handler.start(nameOf(name), XmlAttributes(attributes, m_knowsSpaces ? &m_spaces : nullptr));
}

void XmlPart::end(const char* name) {
    --m_depth;
    m_handler.end(nameOf(name));
}

bool XmlPart::feed() {
    if (m_done) return false;
    return m_parser ? feedParser() : feedPlain();
}

bool XmlPart::feedPlain() {
    for (bool read = false;;) {
        switch (m_plain.next()) {
            case PlainXml::Found::tag: {
                const PlainXml::Tag& tag = m_plain.tag();
                if (!tag.text.empty()) m_handler.text(tag.text);
                if (tag.opens) {
                    ++m_tags;
                    start(tag.name, tag.attributes);
                }
                if (tag.closes && !m_done) {
                    ++m_tags;
                    end(tag.name);
                }
                if (m_done) return false;
                if (std::exchange(m_pausing, false)) return true;
                break;
            }
            case PlainXml::Found::nothing:
                if (read) return true;
                m_plain.filled(m_part->read(m_plain.room(kPiece)));
                read = true;
                break;
            case PlainXml::Found::end:
                m_done = true;
                return false;
            case PlainXml::Found::unusual:
                beginAgain();
                return true;
        }
    }
}

void XmlPart::beginAgain() {
    m_parser = XML_ParserCreate(nullptr);
    if (!m_parser) throw std::bad_alloc();
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, &Calls::start, &Calls::end);
    XML_SetCharacterDataHandler(m_parser, &Calls::text);
    XML_SetStartDoctypeDeclHandler(m_parser, &Calls::doctype);
    m_plain = {};
    m_part = m_part->fromStart();
    m_skip = m_tags;
    m_depth = 0;
}

bool XmlPart::feedParser() {
    XML_Status status = XML_STATUS_OK;
    if (m_suspended) {
        status = XML_ResumeParser(m_parser);
    } else {
        void* buffer = XML_GetBuffer(m_parser, static_cast<int>(kPiece));
        if (!buffer) throw std::bad_alloc();
        m_got = m_part->read({static_cast<char*>(buffer), kPiece});
        m_fed += m_got;
        status = XML_ParseBuffer(m_parser, static_cast<int>(m_got), m_got == 0 ? XML_TRUE : XML_FALSE);
    }
    m_suspended = status == XML_STATUS_SUSPENDED;
    if (m_thrown) std::rethrow_exception(m_thrown);
    if (m_done) return false;
    if (m_suspended) return true;
    // A tag that never ends would be read again from its beginning with every piece.
    const XML_Index at = XML_GetCurrentByteIndex(m_parser);
    const bool endless = at >= 0 && m_fed > static_cast<std::uint64_t>(at) + kLongestTag + kPiece;
    if (status != XML_STATUS_OK || endless)
        throw Error(ErrorKind::damaged, "", {ErrorCode::workbook_damaged, {m_part->name()}});
    m_done = m_got == 0;
    return !m_done;
}

}  // namespace meike
