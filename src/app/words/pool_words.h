// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/label.h"

/// Whose clients are, in sentences.
namespace meike::words {

std::vector<std::string> poolRuleWords(int prospectDays, int clientDays, int warnDays, Language language);
/// Why a prospect goes back: no touch since a day, or none at all since it was added.
std::string poolProspectWords(Date since, bool touched, Language language);
std::string poolClientWords(Date ended, Date touched, Language language);
/// `tier` empty: clients in all.
std::string capWords(std::string_view owner, std::string_view tier, std::int64_t clients, std::int64_t cap,
                     Language language);
std::string ownerLoadWords(std::string_view owner, double hours, double capacity, Language language);
std::string sameBusinessWords(std::string_view client, std::string_view other, std::string_view owner,
                              Language language);

/// A group, or one number, and who looks after its clients.
std::string sharedBusinessWords(bool group, std::string_view name,
                                const std::vector<std::pair<std::string, std::string>>& clientsAndOwners,
                                Language language);

}  // namespace meike::words
