// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/context/page.h"

namespace meike::ui {

class LatestRead;

/// Clients put aside: the archive, and the recycle bin. Everything here can be brought back; deleting for good can be
/// undone until the workspace is closed.
class BinPage : public Page {
    Q_OBJECT

public:
    explicit BinPage(AppContext& context, QWidget* parent = nullptr);
    ~BinPage() override;

protected:
    void refresh() override;
    void retranslate() override;
    bool concerns(const Change& change) const override { return change.touches(Kind::client); }

private:
    struct Parts;
    void fill();
    void updateButtons();
    void act(const std::string& what, const std::vector<RecordId>& ids);
    LatestRead* m_read;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace meike::ui
