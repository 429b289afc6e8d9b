// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/duplicates.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "domain/contact_keys.h"
#include "engine/parallel.h"

namespace meike::engine {

namespace {

/// The sorts of keys, by the letter in front.
constexpr char kNameSort = 'n';
constexpr char kShortSort = 's';
constexpr char kCodeSort = 'c';
constexpr char kPhoneSort = 'p';
constexpr char kEmailSort = 'e';
constexpr char kDomainSort = 'd';

constexpr DuplicateKeyRow kDuplicateKeys[] = {
    {DuplicateKey::name, "name", false},
    {DuplicateKey::short_name, "short_name", false},
    {DuplicateKey::registration_no, "registration_no", false},
    {DuplicateKey::phone, "phone", true},
    {DuplicateKey::email, "email", true},
    {DuplicateKey::domain, "domain", false},
    {DuplicateKey::other_registration_no, "other_registration_no", false},
};

/// What a shared key of a sort is evidence of.
struct SharedKeyRow {
    char sort;
    DuplicateKey key;
    double odds;
};
constexpr SharedKeyRow kSharedKeys[] = {
    {kCodeSort, DuplicateKey::registration_no, duplicate_odds::kRegistrationNo},
    {kPhoneSort, DuplicateKey::phone, duplicate_odds::kPhone},
    {kEmailSort, DuplicateKey::email, duplicate_odds::kEmail},
    {kDomainSort, DuplicateKey::domain, duplicate_odds::kDomain},
};
const SharedKeyRow* sharedKeyRow(char sort) {
    const auto row = std::find_if(std::begin(kSharedKeys), std::end(kSharedKeys),
                                  [&](const auto& each) { return each.sort == sort; });
    return row == std::end(kSharedKeys) ? nullptr : row;
}

constexpr std::string_view kLevelNames[] = {"possible", "likely", "certain"};

DuplicateLevel levelOf(int score) {
    if (score >= kCertainScore) return DuplicateLevel::certain;
    return score >= kLikelyScore ? DuplicateLevel::likely : DuplicateLevel::possible;
}

unsigned threadsHere() { return std::max(1U, std::thread::hardware_concurrency()); }

/// A short name of one character is no name.
bool isShortFor(const std::string& shortWhole, const std::string& whole) {
    constexpr std::size_t kLeastBytes = 4;
    return shortWhole.size() >= kLeastBytes && shortWhole == whole;
}

bool isSurer(const DuplicatePair& x, const DuplicatePair& y) {
    if (x.score != y.score) return x.score > y.score;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
}

}  // namespace

std::span<const DuplicateKeyRow> duplicateKeys() { return kDuplicateKeys; }
const DuplicateKeyRow& duplicateKeyRow(DuplicateKey key) { return kDuplicateKeys[static_cast<std::size_t>(key)]; }

std::string_view duplicateLevelName(DuplicateLevel level) { return kLevelNames[static_cast<std::size_t>(level)]; }
std::optional<DuplicateLevel> duplicateLevelNamed(std::string_view name) {
    const auto found = std::find(std::begin(kLevelNames), std::end(kLevelNames), name);
    if (found == std::end(kLevelNames)) return std::nullopt;
    return static_cast<DuplicateLevel>(found - std::begin(kLevelNames));
}

DuplicateIndex::Entry DuplicateIndex::read(const DuplicateFacts& client) {
    Entry entry;
    entry.client = client.client;
    entry.parent = client.parent;
    entry.agent = client.agent;
    entry.name = readCompanyName(client.name);
    entry.sketch = sketchOf(entry.name);
    if (!client.shortName.empty() && client.shortName != client.name)
        entry.shortWhole = readCompanyName(client.shortName).whole;
    if (entry.shortWhole == entry.name.whole) entry.shortWhole.clear();
    entry.registration = registrationKey(client.registrationNo);
    const auto add = [&](char sort, std::string_view key) {
        if (!key.empty()) entry.keys.push_back(sort + std::string(key));
    };
    for (const std::string& block : companyNameBlocks(entry.name)) add(kNameSort, block);
    add(kShortSort, entry.name.whole);
    add(kShortSort, entry.shortWhole);
    add(kCodeSort, entry.registration);
    for (const std::string& phone : client.phones)
        for (const std::string& key : phoneKeys(phone)) add(kPhoneSort, key);
    add(kDomainSort, siteKey(client.website));
    for (const std::string& email : client.emails)
        for (const std::string& key : emailKeys(email)) {
            add(kEmailSort, key);
            add(kDomainSort, siteKey(key));
        }
    return entry;
}

void DuplicateIndex::place(Entry entry) {
    remove(entry.client);
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_slots.size()));
        m_slots.emplace_back();
    }
    const std::uint32_t at = m_free.back();
    m_free.pop_back();
    Slot& slot = m_slots[at];
    for (std::string& key : entry.keys) {
        const auto [known, isNew] = m_keyIds.try_emplace(std::move(key), static_cast<KeyId>(m_blocks.size()));
        if (isNew) m_blocks.push_back({&known->first, {}});
        slot.keys.push_back(known->second);
    }
    entry.keys = {};
    std::sort(slot.keys.begin(), slot.keys.end());
    slot.keys.erase(std::unique(slot.keys.begin(), slot.keys.end()), slot.keys.end());
    for (const KeyId key : slot.keys) m_blocks[key].members.push_back(at);
    m_places[entry.client] = at;
    slot.entry = std::move(entry);
}

void DuplicateIndex::addAll(const std::vector<DuplicateFacts>& clients, Progress& progress,
                            const std::stop_token& stop) {
    constexpr std::size_t kSlice = 8'192;
    constexpr std::size_t kUsualKeys = 5;
    m_keyIds.reserve(m_keyIds.size() + clients.size() * kUsualKeys);
    std::vector<Entry> entries;
    for (std::size_t from = 0; from < clients.size(); from += kSlice) {
        const std::size_t count = std::min(kSlice, clients.size() - from);
        entries.assign(count, {});
        parallelFor(count, threadsHere(), stop,
                    [&](std::size_t i, unsigned /*worker*/) { entries[i] = read(clients[from + i]); });
        for (Entry& entry : entries) place(std::move(entry));
        progress.report("reading", static_cast<std::int64_t>(from + count), static_cast<std::int64_t>(clients.size()));
    }
}

void DuplicateIndex::put(const DuplicateFacts& client) { place(read(client)); }

void DuplicateIndex::remove(RecordId client) {
    const auto found = m_places.find(client);
    if (found == m_places.end()) return;
    const std::uint32_t at = found->second;
    for (const KeyId key : m_slots[at].keys) std::erase(m_blocks[key].members, at);
    m_slots[at] = {};
    m_free.push_back(at);
    m_places.erase(found);
}

std::size_t DuplicateIndex::mostIn(KeyId key) const {
    const char sort = m_blocks[key].key->front();
    return sort == kNameSort || sort == kShortSort ? kMostSharingName : kMostSharing;
}
bool DuplicateIndex::isCrowded(KeyId key) const { return m_blocks[key].members.size() > mostIn(key); }

std::optional<DuplicatePair> DuplicateIndex::compare(const Entry& a, const std::vector<KeyId>& aKeys,
                                                     const Slot& other) const {
    namespace odds = duplicate_odds;
    const Entry& b = other.entry;
    DuplicatePair pair;
    pair.a = a.client;
    pair.b = b.client;
    const auto points = [](RecordId from, RecordId to) { return from != 0 && from == to; };
    const bool linked = points(a.parent, b.client) || points(b.parent, a.client) || points(a.agent, b.client) ||
                        points(b.agent, a.client);
    // A group and an agent answer the phone for many.
    const bool related = linked || points(a.parent, b.parent) || points(a.agent, b.agent);
    const double likeness = mayBeAlike(a.sketch, b.sketch) ? companyLikeness(a.name, b.name) : 0;
    const bool alike = likeness >= kSameCompany;
    const bool called = !alike && (isShortFor(a.shortWhole, b.name.whole) || isShortFor(b.shortWhole, a.name.whole));
    const bool otherNumber = !a.registration.empty() && !b.registration.empty() && a.registration != b.registration;
    pair.sameName = alike && a.name.whole == b.name.whole;

    double sum = odds::kPrior;
    if (pair.sameName)
        sum += a.name.registered ? odds::kRegisteredName : odds::kSameName;
    else if (alike)
        sum +=
            odds::kAlikeLeast + (odds::kAlikeMost - odds::kAlikeLeast) * (likeness - kSameCompany) / (1 - kSameCompany);
    else if (called)
        sum += odds::kShortName;
    if (alike) pair.reasons.push_back({DuplicateKey::name, {}, false});
    if (called) pair.reasons.push_back({DuplicateKey::short_name, {}, false});

    bool sameNumber = false;
    bool reached = false;
    for (const SharedKeyRow& row : kSharedKeys) {
        if (related && row.sort != kCodeSort) continue;
        // The one that tells most of a sort counts, once.
        std::optional<DuplicateReason> best;
        for (auto x = aKeys.begin(), y = other.keys.begin(); x != aKeys.end() && y != other.keys.end();) {
            if (*x < *y) {
                ++x;
            } else if (*y < *x) {
                ++y;
            } else {
                const std::string& key = *m_blocks[*x].key;
                if (key.front() == row.sort) {
                    const DuplicateReason reason{row.key, key.substr(1), isCrowded(*x)};
                    if (!best || reason.crowded < best->crowded ||
                        (reason.crowded == best->crowded && reason.value < best->value))
                        best = reason;
                }
                ++x;
                ++y;
            }
        }
        if (!best) continue;
        sum += best->crowded ? odds::kCrowded : row.odds;
        if (row.sort == kCodeSort)
            sameNumber = true;
        else
            reached = reached || !best->crowded;
        pair.reasons.push_back(std::move(*best));
    }
    if (otherNumber) {
        sum += odds::kOtherRegistrationNo;
        pair.reasons.push_back({DuplicateKey::other_registration_no, {}, false});
    }
    // Whoever has said that the one is above the other knows that they are two.
    if (linked && !sameNumber && !pair.sameName) return std::nullopt;

    constexpr double kNearlyAlike = 0.95;
    const bool mayBeCertain =
        !otherNumber && ((sameNumber && (alike || called)) || (pair.sameName && a.name.registered) ||
                         (likeness >= kNearlyAlike && reached));
    int most = mayBeCertain ? 100 : kCertainScore - 1;
    if (otherNumber || (!alike && !called && !sameNumber)) most = kLikelyScore - 1;
    pair.score = std::min(most, static_cast<int>(std::lround(100 / (1 + std::exp(-sum)))));
    if (pair.score < kPossibleScore) return std::nullopt;
    pair.level = levelOf(pair.score);
    return pair;
}

void DuplicateIndex::candidatesOf(KeyId block, std::vector<std::uint64_t>& pairs) const {
    const Block& shared = m_blocks[block];
    const char sort = shared.key->front();
    const auto add = [&](std::uint32_t x, std::uint32_t y) {
        pairs.push_back(std::uint64_t{std::min(x, y)} << 32 | std::max(x, y));
    };
    const auto& members = shared.members;
    if (!isCrowded(block)) {
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                const Entry& a = m_slots[members[i]].entry;
                const Entry& b = m_slots[members[j]].entry;
                if (sort == kNameSort && !mayBeAlike(a.sketch, b.sketch)) continue;
                if (sort == kShortSort && !isShortFor(a.shortWhole, b.name.whole) &&
                    !isShortFor(b.shortWhole, a.name.whole))
                    continue;
                add(members[i], members[j]);
            }
        return;
    }
    // Those that share another crowded key besides; what is not crowded brings them together anyway.
    std::unordered_map<KeyId, std::vector<std::uint32_t>> second;
    for (const std::uint32_t member : members)
        for (const KeyId key : m_slots[member].keys)
            if (key > block && isCrowded(key)) second[key].push_back(member);
    for (const auto& [key, both] : second) {
        if (both.size() > kMostSharing) continue;
        for (std::size_t i = 0; i < both.size(); ++i)
            for (std::size_t j = i + 1; j < both.size(); ++j) add(both[i], both[j]);
    }
}

DuplicateScan DuplicateIndex::scan(DuplicateLevel least, Progress& progress, const std::stop_token& stop) const {
    throwIfStopped(stop);
    DuplicateScan scan;
    std::vector<std::uint64_t> candidates;
    for (KeyId key = 0; key < m_blocks.size(); ++key) {
        if (key % 1'024 == 0) throwIfStopped(stop);
        const std::string& text = *m_blocks[key].key;
        if (m_blocks[key].members.size() < 2) continue;
        candidatesOf(key, candidates);
        if (!isCrowded(key) || text.front() == kShortSort) continue;
        // Beginnings, ends and sounds of names are no names.
        const SharedKeyRow* row = sharedKeyRow(text.front());
        if (!row && (text[1] == '<' || text[1] == '>' || text.back() == ' ')) continue;
        scan.crowded.push_back({row ? row->key : DuplicateKey::name, text.substr(1), m_blocks[key].members.size()});
    }
    std::sort(scan.crowded.begin(), scan.crowded.end(), [](const CrowdedKey& x, const CrowdedKey& y) {
        if (x.clients != y.clients) return x.clients > y.clients;
        return x.key != y.key ? x.key < y.key : x.value < y.value;
    });
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    scan.compared = candidates.size();

    constexpr std::size_t kSlice = 65'536;
    std::vector<std::optional<DuplicatePair>> found;
    for (std::size_t from = 0; from < candidates.size(); from += kSlice) {
        const std::size_t count = std::min(kSlice, candidates.size() - from);
        found.assign(count, std::nullopt);
        parallelFor(count, threadsHere(), stop, [&](std::size_t i, unsigned /*worker*/) {
            const Slot* x = &m_slots[candidates[from + i] >> 32];
            const Slot* y = &m_slots[candidates[from + i] & 0xFFFFFFFF];
            if (y->entry.client < x->entry.client) std::swap(x, y);
            found[i] = compare(x->entry, x->keys, *y);
        });
        for (std::optional<DuplicatePair>& pair : found)
            if (pair && pair->level >= least) scan.pairs.push_back(std::move(*pair));
        progress.report("comparing", static_cast<std::int64_t>(from + count),
                        static_cast<std::int64_t>(candidates.size()));
    }
    std::sort(scan.pairs.begin(), scan.pairs.end(), isSurer);
    return scan;
}

std::vector<DuplicatePair> DuplicateIndex::likes(const DuplicateFacts& client, std::size_t most) const {
    const Entry entry = read(client);
    std::vector<KeyId> keys;
    for (const std::string& key : entry.keys)
        if (const auto known = m_keyIds.find(key); known != m_keyIds.end()) keys.push_back(known->second);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::uint32_t> candidates;
    std::unordered_map<std::uint32_t, int> crowded;
    for (const KeyId key : keys)
        for (const std::uint32_t member : m_blocks[key].members) {
            if (isCrowded(key) && ++crowded[member] < 2) continue;
            const Entry& other = m_slots[member].entry;
            if (m_blocks[key].key->front() == kNameSort && !mayBeAlike(entry.sketch, other.sketch)) continue;
            if (other.client != client.client) candidates.push_back(member);
        }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    std::vector<DuplicatePair> pairs;
    for (const std::uint32_t member : candidates)
        if (auto pair = compare(entry, keys, m_slots[member])) pairs.push_back(std::move(*pair));
    std::sort(pairs.begin(), pairs.end(), isSurer);
    if (pairs.size() > most) pairs.resize(most);
    return pairs;
}

}  // namespace meike::engine
