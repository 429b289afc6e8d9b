// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/encoding.h"
#include "base/error.h"

/// Cards of people (.vcf) as phones and mail programs exchange them: 2.1, 3.0 and 4.0 are read, 3.0 is written.
namespace meike {

/// What a card holds of a contact. Texts are clean and trimmed, lines of the notes parted by \n.
struct VCard {
    std::string company;
    std::string department;
    std::string name;
    std::string title;
    std::string mobile;
    std::string phone;
    std::string wechat;
    std::string email;
    std::optional<Date> birthday;
    bool lunarBirthday = false;  ///< `birthday` is kept by the lunar calendar; a property of our own
    std::string notes;  ///< also what has no place of its own: further numbers, an address, a birthday without year

    friend bool operator==(const VCard&, const VCard&) = default;
};

/// Whether a file begins as cards do.
bool isVcard(std::string_view bytes);

/// The cards of a file, in its order; those without any name are left out. Quoted-printable, base64 and CHARSET are
/// decoded; without one the text is UTF-8, or what it is detected to be. A card that is not closed ends with the file.
/// Pictures, keys and cards within cards are passed over. Error{invalid_value}: more than `mostCards`; throws
/// cancelled.
Result<std::vector<VCard>> readVcards(std::string_view bytes, std::optional<Encoding> encoding = std::nullopt,
                                      const std::stop_token& stop = {}, std::size_t mostCards = 200'000);

/// Cards of version 3.0 in UTF-8, lines folded at 75 bytes and ended by CRLF. Names of Han characters are parted into
/// family and given name, Latin ones at their last blank.
std::string writeVcards(std::span<const VCard> cards);

/// Cards as a table of text, for those who import tables: UTF-8, commas, a header of keys of contact fields.
std::string vcardTable(std::span<const VCard> cards);

/// The keys of the contact fields of which a card is made, in the order of vcardFrom's values.
std::span<const std::string_view> vcardFields();
/// The card of a contact's values as machines read them (dates in ISO form, 1 for yes).
VCard vcardFrom(std::span<const std::string> values);

}  // namespace meike
