// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/progress.h"
#include "domain/company_name.h"
#include "domain/value.h"

/// Which clients are one and the same, entered twice. Pure: facts in, pairs with reasons out, no prose.
namespace meike::engine {

/// What a client may be known by, as people entered it.
struct DuplicateFacts {
    RecordId client = 0;
    std::string name;
    std::string shortName;
    std::string registrationNo;
    std::string website;
    std::vector<std::string> phones;  ///< its own, and its contacts'
    std::vector<std::string> emails;
    RecordId parent = 0;
    RecordId agent = 0;
};

/// What two clients have in common, or what speaks against them.
enum class DuplicateKey : std::uint8_t {
    name,                   ///< alike by companyLikeness; the value is the other's name
    short_name,             ///< the one is called what the other is called for short
    registration_no,        ///< the same
    phone,                  ///< a number of theirs or of their contacts
    email,                  ///< an address of their contacts
    domain,                 ///< the name on the net
    other_registration_no,  ///< against: both have one, and they differ
};
struct DuplicateKeyRow {
    DuplicateKey key;
    std::string_view name;  ///< stable: `registration_no`
    bool personal;          ///< the value is personal data
};
std::span<const DuplicateKeyRow> duplicateKeys();
const DuplicateKeyRow& duplicateKeyRow(DuplicateKey key);

struct DuplicateReason {
    DuplicateKey key = DuplicateKey::name;
    /// What they share, as it is compared; of names empty, of other_registration_no too.
    std::string value;
    /// Of a phone, address or domain: more clients have it than a company's own (a switchboard, an agent's number), so
    /// that it says little.
    bool crowded = false;

    friend bool operator==(const DuplicateReason&, const DuplicateReason&) = default;
};

/// How sure it is.
enum class DuplicateLevel : std::uint8_t { possible, likely, certain };
std::string_view duplicateLevelName(DuplicateLevel level);
std::optional<DuplicateLevel> duplicateLevelNamed(std::string_view name);

struct DuplicatePair {
    RecordId a = 0;  ///< the smaller id; the one that is asked about in DuplicateIndex::likes
    RecordId b = 0;
    int score = 0;  ///< 0..100
    DuplicateLevel level = DuplicateLevel::possible;
    bool sameName = false;  ///< nothing differs but width, case, script, blanks and marks
    std::vector<DuplicateReason> reasons;

    friend bool operator==(const DuplicatePair&, const DuplicatePair&) = default;
};

/// Something that so many clients share that they were compared only where they share another thing besides.
struct CrowdedKey {
    DuplicateKey key = DuplicateKey::phone;
    std::string value;
    std::size_t clients = 0;

    friend bool operator==(const CrowdedKey&, const CrowdedKey&) = default;
};

struct DuplicateScan {
    std::vector<DuplicatePair> pairs;  ///< the surest first, then by ids
    std::vector<CrowdedKey> crowded;   ///< the most crowded first
    std::size_t compared = 0;          ///< pairs that were looked at in full
};

/// Scores. The evidence of a pair is added up as log odds (natural logarithm): -4 to begin with (a pair that shares a
/// key by chance), and then by what they share; the score is the chance in per cent. Hand-set so that one thing alone
/// gives what the comments say; companies with different registration numbers are never more than possible.
namespace duplicate_odds {
inline constexpr double kPrior = -4.0;
inline constexpr double kAlikeLeast = 3.2;      ///< names at kSameCompany: 31
inline constexpr double kAlikeMost = 5.75;      ///< names that differ in the legal form: 85
inline constexpr double kSameName = 6.2;        ///< the same name: 90
inline constexpr double kRegisteredName = 7.2;  ///< the same name with its legal form, as registers give it once: 96
inline constexpr double kShortName = 5.0;       ///< 73
inline constexpr double kRegistrationNo = 5.8;  ///< 86: brands of one company are kept apart at times
inline constexpr double kPhone = 3.6;           ///< 40
inline constexpr double kEmail = 3.7;           ///< 43
inline constexpr double kDomain = 3.2;          ///< 31
inline constexpr double kCrowded = 0.7;         ///< what too many share
inline constexpr double kOtherRegistrationNo = -2.0;
}  // namespace duplicate_odds
inline constexpr int kCertainScore = 95;
inline constexpr int kLikelyScore = 70;
inline constexpr int kPossibleScore = 30;
/// So many clients at most share a company's own phone, address, domain or number; a name's core may be shared by more.
inline constexpr std::size_t kMostSharing = 30;
inline constexpr std::size_t kMostSharingName = 2'000;

/// All clients by what they may be known by. Follows edits client by client, so that what is typed can be held against
/// the whole base in well under a millisecond. Used by one thread at a time.
class DuplicateIndex {
public:
    DuplicateIndex() = default;
    // Blocks point to their keys in the map, which stay where they are when it is moved.
    DuplicateIndex(DuplicateIndex&&) = default;
    DuplicateIndex& operator=(DuplicateIndex&&) = default;

    /// Many at once, read on several threads. Error{cancelled} when stopped; then the index is to be thrown away.
    void addAll(const std::vector<DuplicateFacts>& clients, Progress& progress, const std::stop_token& stop);
    /// A client as it is now: new, or in place of what was known of it.
    void put(const DuplicateFacts& client);
    void remove(RecordId client);
    std::size_t size() const { return m_places.size(); }

    /// Every pair of at least that level. The same for the same clients in whatever order they came.
    DuplicateScan scan(DuplicateLevel least, Progress& progress, const std::stop_token& stop) const;
    /// The likes of one, that one aside (by its id, which may be 0); the surest first, `most` at most.
    std::vector<DuplicatePair> likes(const DuplicateFacts& client, std::size_t most = 20) const;

private:
    using KeyId = std::uint32_t;
    /// A client as it is compared.
    struct Entry {
        RecordId client = 0;
        RecordId parent = 0;
        RecordId agent = 0;
        CompanyName name;
        CompanyNameSketch sketch;
        std::string shortWhole;
        std::string registration;
        std::vector<std::string> keys;  ///< with the letter of their sort in front
    };
    struct Slot {
        Entry entry;
        std::vector<KeyId> keys;  ///< sorted
    };
    struct Block {
        const std::string* key = nullptr;
        std::vector<std::uint32_t> members;
    };
    static Entry read(const DuplicateFacts& client);
    void place(Entry entry);
    bool isCrowded(KeyId key) const;
    std::size_t mostIn(KeyId key) const;
    std::optional<DuplicatePair> compare(const Entry& a, const std::vector<KeyId>& aKeys, const Slot& b) const;
    void candidatesOf(KeyId block, std::vector<std::uint64_t>& pairs) const;

    std::unordered_map<RecordId, std::uint32_t> m_places;
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::unordered_map<std::string, KeyId> m_keyIds;
    std::vector<Block> m_blocks;  ///< by key id
};

}  // namespace meike::engine
