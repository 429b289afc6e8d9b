// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/demo_material.h"
#include "base/date.h"
#include "base/deterministic_random.h"
#include "domain/value.h"

/// Who the demo agency's clients are, and when each of them bought: before anything is stored.
namespace meike::demo {

/// The seed of everything in the demo: the agency stays the same, only its dates move with the day.
inline constexpr std::uint64_t kSeed = 0x6D65696B65;  // "meike"

/// Streams of random numbers, one for each subject, so that a change to one leaves the others as they are.
enum class Subject : std::uint64_t {
    naming = 1,
    traits = 2,
    purchases = 3,
    money = 4,
    relations = 5,
    desk = 6,
    care = 7,
    keys = 8
};

inline DeterministicRandom randomFor(Subject subject, std::size_t index) {
    return DeterministicRandom(kSeed, (static_cast<std::uint64_t>(subject) << 32) + index);
}

/// How a client buys.
enum class Pattern {
    retainer,    ///< every month, under a framework
    quarterly,   ///< a campaign every quarter
    annual,      ///< one contract a year, running all year
    seasonal,    ///< around the same festivals every year
    growing,     ///< began a year ago, more and more
    steady,      ///< two or three small jobs a year
    first,       ///< one order, just now
    once,        ///< one or two orders, a while ago
    fading,      ///< used to buy often; silent for months
    lapsed,      ///< silent for more than a year
    returned,    ///< back after more than a year of silence
    silent_key,  ///< a large monthly client that stopped four months ago
    prospect     ///< never bought
};

/// Everything about a client that is decided before its records are written.
struct Client {
    std::size_t index = 0;
    std::string name, shortName, industry, city, region, owner, sponsor, credit, source, currency = "CNY";
    std::string adBudget, prospectKind, prospectCriterion;
    std::vector<std::string> channels;  ///< keys of media channels, in table order
    Pattern pattern = Pattern::steady;
    bool keyAccount = false;
    bool overdue = false;
    bool archived = false;
    bool deleted = false;
    bool isUsed() const { return !archived && !deleted; }
    std::string festivals;  ///< of a seasonal client: letters of 11.11, 6.18 and Spring Festival: d, j, s
    std::int64_t net = 0;   ///< usual net revenue of one order, minor units of CNY
    int margin = 30;        ///< contribution per cent of net revenue
    int growth = 0, influence = 0, endorsement = 0, referral = 0;  ///< hand scores; 0 = not given
    std::vector<int> ago;                                          ///< purchase days, days before today, latest last
    const FeaturedClient* featured = nullptr;

    RecordId id = 0;
    RecordId ownerId = 0;
    std::vector<RecordId> contacts;
    std::vector<std::string> addresses;  ///< how the contacts are addressed: 王总, 李经理
    int lastServiceEndIn = -10'000;      ///< days from today to the end of the latest service period

    bool buys() const { return pattern != Pattern::prospect; }
    /// Words that fill the blanks of texts dated in that month (1..12).
    std::vector<std::pair<std::string, std::string>> words(const Material& material, unsigned month,
                                                           std::size_t contact, DeterministicRandom& random) const;
};

/// The clients, featured ones first. A function of the day alone.
std::vector<Client> makeClients(const Material& material, Date today);

}  // namespace meike::demo
