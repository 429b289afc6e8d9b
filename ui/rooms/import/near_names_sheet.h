// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <vector>

#include "app/import_choices.h"
#include "ui/kit/form_dialog.h"

class QComboBox;

namespace meike::ui {

/// New clients of a file that are called much like others, one line each: whether each is the other one, written
/// differently, or a client of its own. What is left open is asked again.
class NearNamesSheet : public FormDialog {
    Q_OBJECT

public:
    /// `decisions`: what was decided before, to be looked at and changed.
    NearNamesSheet(std::vector<NearName> near, const NameDecisions& decisions, QWidget* parent);

signals:
    /// About every name of the sheet: what is in neither list is open.
    void decided(const meike::NameDecisions& names);

private:
    enum class Verdict { open, same, apart };
    std::vector<NearName> m_near;
    QList<QComboBox*> m_verdicts;
};

}  // namespace meike::ui
