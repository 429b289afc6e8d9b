// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/records/client_merge.h"
#include "base/label.h"
#include "storage/database.h"

/// Two clients side by side, as somebody looks at them who decides whether they are one.
namespace meike {

struct MergeView {
    /// A field that either has filled; those in which the two differ come first.
    struct Row {
        std::string key;  ///< of the field
        std::string label;
        std::string keep, gone;  ///< as people read it
        MergeSide taken = MergeSide::keep;
        bool differs = false;
        bool mayBoth = false;
    };
    /// A contact that both have.
    struct Contact {
        RecordId keep = 0;
        RecordId gone = 0;  ///< of the client that goes
        std::string name;
        std::string by;         ///< what says so: the labels of fields, joined; empty: the two differ in nothing
        std::string differing;  ///< fields in which the kept client's stays, joined
        bool folded = true;     ///< one from now on
    };
    RecordId keepId = 0;
    RecordId goneId = 0;
    std::string keepName, goneName;
    std::vector<Row> rows;
    /// What belongs to the one that goes and will belong to the other: kind and number, in the order of the kinds.
    std::vector<std::pair<std::string, std::int64_t>> moves;
    std::vector<Contact> contacts;
    std::string tags;   ///< that the kept one gets, joined; empty: none
    std::string rules;  ///< that name the one that goes, joined; empty: none
    std::vector<std::string> warnings;
    std::int64_t changed = 0;  ///< about how many rows the merge writes
};

/// Error{not_found} and Error{invalid_value} as previewMerge.
MergeView readMergeView(Database& database, RecordId keep, RecordId gone, const MergeChoices& choices,
                        Language language);

}  // namespace meike
