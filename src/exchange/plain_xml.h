// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace meike {

/// Takes apart the XML that programs write: UTF-8, tags with attributes, texts with the five entities and numbers of
/// characters. Whatever it does not know for certain (comments, sections, instructions, document types, other
/// encodings, tokens that go on and on, and everything that is no XML) it calls unusual, and whoever asks has to begin
/// again with a whole parser. What it found before that is what such a parser finds.
class PlainXml {
public:
    enum class Found : std::uint8_t {
        tag,
        nothing,  ///< more bytes are needed
        end,      ///< of the document
        unusual
    };
    /// One tag with the text before it. Holds until the next call.
    struct Tag {
        std::string_view text;              ///< all of it since the tag before
        const char* name = nullptr;         ///< as it stands there, with its prefix
        const char** attributes = nullptr;  ///< name, value, name, value, nullptr; of a tag that opens
        bool opens = false;
        bool closes = false;  ///< both for `<a/>`
    };

    /// Where the next bytes may be written: exactly so many.
    std::span<char> room(std::size_t bytes);
    /// So many were written; 0: there are no more.
    void filled(std::size_t bytes);
    Found next();
    const Tag& tag() const { return m_tag; }

private:
    Found prologue();
    Found openingTag(std::size_t at);
    Found closingTag(std::size_t at);
    /// The end of the bytes came before that of a token which began at m_at.
    Found needMore() const;
    bool readDeclaration();
    bool takeText(std::size_t begin, std::size_t end);
    bool isRepeated(const char* name, std::size_t size) const;

    struct Attribute {
        char* name;
        char* value;
        std::size_t nameSize;
        std::size_t valueSize;
        bool references;  ///< its value holds some
    };

    std::string m_buffer;
    std::size_t m_at = 0;
    std::size_t m_size = 0;
    bool m_ended = false;
    bool m_begun = false;
    bool m_closed = false;  ///< the root is
    std::string m_names;    ///< of the elements that are open, one behind the other
    std::vector<std::size_t> m_open;
    std::string m_closing;  ///< the name of the tag at hand, where that closes
    std::string m_text;     ///< the text at hand, where it held references
    std::vector<Attribute> m_found;
    std::vector<const char*> m_pairs;
    Tag m_tag;
};

}  // namespace meike
