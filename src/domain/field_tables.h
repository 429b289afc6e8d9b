// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "domain/field.h"

/// The field tables, one function per kind; kinds.cpp puts them together. To add a field, add a row here and a column
/// in a migration.
namespace meike::fields {

std::span<const Field> client();
std::span<const Field> contact();
std::span<const Field> project();
std::span<const Field> order();
std::span<const Field> receivable();
std::span<const Field> receipt();
std::span<const Field> allocation();
std::span<const Field> rate();
std::span<const Field> interaction();
std::span<const Field> need();
std::span<const Field> complaint();
std::span<const Field> survey();
std::span<const Field> task();
std::span<const Field> setting();
std::span<const Field> person();
std::span<const Field> pickItem();
std::span<const Field> tagGroup();
std::span<const Field> tag();
std::span<const Field> clientTag();
std::span<const Field> segment();
std::span<const Field> scoringProfile();
std::span<const Field> assessment();
std::span<const Field> assessmentScore();
std::span<const Field> borrowRecord();

}  // namespace meike::fields
