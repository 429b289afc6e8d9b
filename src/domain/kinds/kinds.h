// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field.h"

/// One file a kind: its fields and its traits. To add a kind: its file, its line in domain/kind.h, its table in a
/// migration; everything else follows from the row.
namespace meike::kinds {

#define MEIKE_KIND_FUNCTION(kind) KindRow kind();
MEIKE_KINDS(MEIKE_KIND_FUNCTION)
#undef MEIKE_KIND_FUNCTION

/// Fills the choices of custom_field.kind: every kind that stands on a client's page, and clients. Once, by
/// kindTable().
void offerKindsForCustomFields(std::span<const KindRow> kinds);

}  // namespace meike::kinds
