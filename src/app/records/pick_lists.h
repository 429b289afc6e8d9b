// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/label.h"
#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

/// The lists that people keep: industries, regions, services, sources. Functions that take an Edit belong inside one.
namespace meike {

/// A new item at the end of a list. Error{invalid_value} when the list has that name already, in either language.
RecordId addPickItem(Edit& edit, std::string_view list, std::string_view name, std::string_view nameEn = {});
/// Renames it, also in the rules that name it.
void renamePickItem(Edit& edit, RecordId item, std::string_view name, std::string_view nameEn);
/// Gives the items of a list the order in which they stand here.
void orderPickItems(Edit& edit, std::span<const RecordId> items);
/// Out of use: still shown where it stands, no longer offered.
void archivePickItem(Edit& edit, RecordId item, bool archived);
/// Everything that points to `from` points to `into`, and `from` is gone. Returns how many records changed.
std::int64_t mergePickItems(Edit& edit, RecordId from, RecordId into);
Command pickListCommand(std::string_view list, Language language);

}  // namespace meike
