// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "base/date.h"
#include "engine/effect.h"
#include "exchange/playbook_json.h"
#include "storage/database.h"

/// Whether a playbook helped: as far as one can know.
namespace meike {

using engine::BeforeAfter;
using engine::PlaybookEffect;

/// `draft`: as it stands in an editor; entries are those of the stored playbook. Values are gross, in the base
/// currency. Throws what its rule is refused with.
PlaybookEffect readPlaybookEffect(Database& reader, const PlaybookDraft& draft, Date asOf,
                                  const std::stop_token& stop = {});

}  // namespace meike
